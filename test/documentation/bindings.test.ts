import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { constructsBindings } from "../../scripts/constructs-bindings.ts";
import { root } from "../architecture/source.ts";

test("constructs/generated/ is what npm run generate writes", async () => {
  const directory = join(root, "constructs/generated");
  const written = readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), "utf8")] as const);
  expect(new Map(written)).toEqual(await constructsBindings());
});
