/**
 * Owns the proof that links between the pages for people lead somewhere, and that the guides have a registry's form.
 * Must not know what the pages say.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { expect, test } from "vitest";
import { root } from "../architecture/source.ts";

const read = (path: string): string => readFileSync(join(root, path), "utf8");
const guides = readdirSync(join(root, "docs/guides"))
  .filter((name) => name.endsWith(".md"))
  .map((name) => `docs/guides/${name}`);

/** A heading's anchor, as renderers of Markdown make it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, "")
    .replaceAll(" ", "-");

const anchorsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchorOf(heading as string));

test.each(["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "provider/engine/README.md", ...guides])(
  "the links of %s lead somewhere",
  (path) => {
    const links = [...read(path).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)];
    const lost = links.filter(([, target, anchor]) => {
      const file = target === "" ? path : normalize(join(path, "..", target as string));
      return !existsSync(join(root, file)) || (anchor !== undefined && !anchorsOf(read(file)).includes(anchor));
    });
    expect(lost.map(([link]) => link)).toEqual([]);
  },
);

test("README.md leads to every guide", () => {
  for (const path of guides) expect(read("README.md")).toContain(`](${path})`);
});

test.each(guides)("%s begins as a registry wants it", (path) => {
  expect(read(path)).toMatch(/^---\npage_title: "[^"]+"\nsubcategory: ""\ndescription: \|-\n {2}\S[^\n]*\n---\n\n# \S/);
});
