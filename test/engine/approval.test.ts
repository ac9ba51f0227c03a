/**
 * Owns the tests of one entry of `allow`: its parts, its last day, what is wrong with it.
 * Must not know where entries are written.
 */
import { expect, test } from "vitest";
import { approvalProblem, approves, isExpired, parseApproval } from "../../provider/engine/safety/approval.ts";

test("an entry is a pattern, then until when, then why", () => {
  expect(parseApproval("drops-column:app.users.*")).toMatchObject({ pattern: "drops-column:app.users.*" });
  expect(parseApproval("drops-table:app.notes because nobody reads it until May")).toEqual({
    entry: "drops-table:app.notes because nobody reads it until May",
    pattern: "drops-table:app.notes",
    until: undefined,
    because: "nobody reads it until May",
  });
  expect(parseApproval('drops-table:app."a until b because c" until 2027-01-31 because\u0020"quoted"')).toMatchObject({
    pattern: 'drops-table:app."a until b because c"',
    until: "2027-01-31",
    because: '"quoted"',
  });
});

test("it approves what its pattern matches, whole", () => {
  const approval = parseApproval("drops-column:app.users.* until 2027-01-31");
  expect(approves(approval, "drops-column", "column:app.users.nickname")).toBe(true);
  expect(approves(approval, "drops-column", "column:app.user.nickname")).toBe(false);
  expect(approves(approval, "drops-table", "table:app.users.x")).toBe(false);
});

test("its last day is part of it, in UTC", () => {
  const approval = parseApproval("* until 2027-01-31");
  for (const [now, expired] of [
    ["2027-01-30T23:59:59Z", false],
    ["2027-01-31T23:59:59Z", false],
    ["2027-02-01T00:00:00Z", true],
    ["2027-01-31T23:30:00-02:00", true],
  ] as const)
    expect(isExpired(approval, new Date(now)), now).toBe(expired);
  expect(isExpired(parseApproval("* because why not"), new Date("9999-01-01"))).toBe(false);
});

test("what is wrong with an entry is told with what to write instead", () => {
  const rules = ["drops-table", "drops-column"];
  for (const entry of ["*", "drops-table:app.t", "drops-*:app.*", "drops-column:app.t.c until 2028-02-29 because x"])
    expect(approvalProblem(entry, rules), entry).toBeUndefined();
  expect(approvalProblem("drops-colum:app.t.c", rules)?.problem).toContain("names no rule");
  expect(approvalProblem("drops-table", rules)?.remedy).toContain("drops-table, drops-column");
  for (const day of ["2027-02-31", "tomorrow", "31.01.2027", ""])
    expect(approvalProblem(`drops-table:app.t until ${day}`, rules)?.problem, day).toContain("is no day");
});
