import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { registryPages } from "../../scripts/registry-pages.ts";

const directory = fileURLToPath(new URL("../../docs", import.meta.url));

test("docs/, without the guides, is what npm run generate makes", () => {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .filter((path) => !path.startsWith("guides"));
  const written = files.map((path): [string, string] => [path, readFileSync(join(directory, path), "utf8")]);
  expect(new Map(written)).toEqual(new Map(registryPages()));
});
