/**
 * Owns the start of the plugin.
 * Must not know anything else.
 */
import { serve } from "./terraform/wire/serve.ts";

await serve({
  name: "schemata",
  addresses: ["registry.terraform.io/schemata/schemata", "registry.opentofu.org/schemata/schemata"],
  load: async () => (await import("./provider.ts")).schemata,
});
