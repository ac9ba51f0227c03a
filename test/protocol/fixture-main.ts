/**
 * Owns the fixture provider's program.
 * Must not know more than its name.
 */
import { serve } from "../../provider/terraform/wire/serve.ts";

await serve({
  name: "fixture",
  addresses: ["registry.terraform.io/test/fixture"],
  load: async () => (await import("./fixture-provider.ts")).fixture,
});
