/**
 * Owns `npm run generate`: writes what is made from the provider's own schema: the registry's pages in docs/, and the bindings
 * of the constructs; and what is made from the policies of an example.
 * Must not know what they say.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { constructsBindings } from "./constructs-bindings.ts";
import { freshBuild } from "./fresh-build.ts";
import { makePolicyModule } from "./policy-module.ts";
import { registryPages } from "./registry-pages.ts";

/** `kept`: what is in the folder and written by hand. */
function write(folder: string, files: Iterable<readonly [string, string]>, kept?: string): void {
  const directory = fileURLToPath(new URL(`../${folder}`, import.meta.url));
  for (const name of existsSync(directory) ? readdirSync(directory) : [])
    if (name !== kept) rmSync(join(directory, name), { recursive: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}

write("docs", registryPages(), "guides");
await freshBuild(() => console.error("building ..."));
write("constructs/generated", await constructsBindings());
makePolicyModule();
