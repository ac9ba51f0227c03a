/**
 * Owns `npm run generate`: writes what is made from the provider's own schema, the registry's pages in docs/.
 * Must not know what they say.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { registryPages } from "./registry-pages.ts";

const directory = fileURLToPath(new URL("../docs", import.meta.url));
rmSync(directory, { recursive: true, force: true });
for (const [path, text] of registryPages()) {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), text);
}
