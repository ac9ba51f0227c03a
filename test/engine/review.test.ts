/**
 * Owns the tests of what a finding says: who approves it, and the ways out in the words of each front end.
 * Must not know what the rules find.
 */
import { expect, test } from "vitest";
import { commandLineWording } from "../../provider/cli/wording.ts";
import type { Statement } from "../../provider/engine/plan/statement.ts";
import { type ReviewOptions, review, unmatched } from "../../provider/engine/safety/review.ts";
import { sql } from "../../provider/engine/sql/sql.ts";
import { hclWording } from "../../provider/resources/postgres-schema/wording.ts";

const statement = (object: string, more: Partial<Statement>): Statement => ({
  sql: sql`SELECT`,
  locks: {},
  object,
  change: "drop",
  transaction: 1,
  ...more,
});
const column = statement('column:app.users."e mail"', { loses: "column" });
const view = statement("view:app.v", { loses: "view" });
const type = statement("column:app.users.id", { converts: true, change: "alter" });

const found = (about: Statement, options: ReviewOptions = {}) => review(about, [], options)[0];
const inSql = hclWording(() => false);
const inAttributes = hclWording(() => true);

test("every front end reads of its own arguments", () => {
  const remedies = [undefined, commandLineWording, inAttributes, inSql].map(
    (wording) => found(column, wording === undefined ? {} : { wording })?.remedy,
  );
  expect(remedies).toEqual([
    'Keep it, or tell its new name with a comment line, `-- schemata:rename column app.users."e mail" to <new name>`. To approve this: `allow: ["drops-column:app.users.\\"e mail\\""]`.',
    `Keep it, or tell its new name with a comment line in the files, \`-- schemata:rename column app.users."e mail" to <new name>\`. To approve this: \`--allow 'drops-column:app.users."e mail"'\`.`,
    'Keep it, or give its new name with renamed_from. To approve this: allow = ["drops-column:app.users.\\"e mail\\""].',
    'Keep it, or tell its new name with a comment line in sql, `-- schemata:rename column app.users."e mail" to <new name>`. To approve this: allow = ["drops-column:app.users.\\"e mail\\""].',
  ]);
  expect(found(type, { wording: commandLineWording })?.remedy).toMatch(
    /`--type-change in_place`\. To approve this: `--allow converts-column:app\.users\.id`\.$/,
  );
  expect(found(type, { wording: inSql })?.remedy).toContain('with type_change = "in_place".');
});

test("who approves an error is said, and is in approvals; the type change is no entry of allow", () => {
  const allow = ["drops-*:app.*", "drops-column:app.users.* because it's gone", "drops-table:app.*"];
  expect(found(column, { allow, wording: commandLineWording })).toMatchObject({
    severity: "warning",
    remedy: `It is approved: \`--allow 'drops-*:app.*' --allow 'drops-column:app.users.* because it'\\''s gone'\`.`,
    approvals: allow.slice(0, 2),
  });
  expect(found(type, { typeChange: "in_place", wording: inSql })).toMatchObject({
    severity: "warning",
    remedy: 'It is approved: type_change = "in_place".',
    approvals: [],
  });
});

test("what is a warning needs no approval, and none is offered", () => {
  const plain = found(view, { allow: ["*"], wording: inAttributes });
  expect(plain).toMatchObject({ severity: "warning", approvals: [] });
  expect(plain?.remedy).toBe(
    "Deploy code that does not read it first, keep it, or give its new name with renamed_from.",
  );
  const policy = { "drops-view": "error" } as const;
  expect(found(view, { policy })).toMatchObject({
    severity: "error",
    remedy: expect.stringContaining('`allow: ["drops-view:app.v"]`'),
  });
  expect(found(view, { policy, allow: ["drops-view:app.v"] })).toMatchObject({
    severity: "warning",
    approvals: ["drops-view:app.v"],
  });
  expect(found(column, { policy: { "drops-column": "warning" } })?.remedy).not.toContain("approve");
});

test("an entry that matches no finding is found, whatever the finding's severity", () => {
  const findings = [column, view].flatMap((one) => review(one, [], {}));
  const entries = ["drops-view:app.v", "drops-column:app.users.* until 2027-01-31", "drops-column:app.user.*", "*"];
  expect(unmatched(entries, findings)).toEqual(["drops-column:app.user.*"]);
  expect(unmatched(["*", "* because all of it goes"], [])).toEqual([]);
});
