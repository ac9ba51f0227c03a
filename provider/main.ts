/**
 * Owns the start of the plugin.
 * Must not know anything else.
 */
import { serve } from "./terraform/wire/serve.ts";

// Without waiting: a release runs this as CommonJS, which cannot.
void serve({
  name: "schemata",
  addresses: ["registry.terraform.io/schemata/schemata", "registry.opentofu.org/schemata/schemata"],
  load: async () => (await import("./provider.ts")).schemata,
});
