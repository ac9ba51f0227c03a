/**
 * Owns the proof that a target's collations stand in the embedded shadow for each plan that may name one, whatever became of it before.
 * Must not know how they get there.
 */
import { expect, test } from "vitest";
import { emptyCatalog, type ServerCollation } from "../../provider/engine/catalog/catalog.ts";
import { prepare } from "../../provider/engine/prepare.ts";
import { openShadow, type Shadow, ShadowLost } from "../../provider/engine/shadow/shadow.ts";
import { errorsOf, sourceOf } from "../scenarios/harness.ts";

const swedish: ServerCollation = { name: "sv_SE", provider: "c", collate: "sv_SE", ctype: "sv_SE", locale: null };

/** What is wrong with a table that names the collation, on a server that has these. */
async function wrong(shadow: Shadow, collations: readonly ServerCollation[]): Promise<readonly string[]> {
  const options = { version: shadow.version, allow: [], typeChange: "refuse" } as const;
  const live = { ...emptyCatalog(shadow.version), collations };
  const source = sourceOf('CREATE SCHEMA app; CREATE TABLE app.t (name text COLLATE "sv_SE")');
  const prepared = await prepare({ live, source, staysUndeclared: () => true, options }, shadow);
  return errorsOf(prepared);
}

test("it is there where the target has it, after the shadow was lost too, and for no other target", async () => {
  const shadow = await openShadow({ timeLimit: 3_000 });
  try {
    expect(await wrong(shadow, [swedish])).toEqual([]);
    expect(await wrong(shadow, [swedish])).toEqual([]);
    await expect(shadow.run(["DO $$ BEGIN LOOP END LOOP; END $$"])).rejects.toThrow(ShadowLost);
    expect(await wrong(shadow, [swedish])).toEqual([]);
    expect((await wrong(shadow, [])).join()).toContain('collation "sv_SE"');
  } finally {
    await shadow.close();
  }
});
