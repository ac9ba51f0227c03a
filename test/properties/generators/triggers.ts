/**
 * Owns the triggers and rules of a generated table; all of it as SQL text. None of them keeps a row from being written.
 * Must not know what else hangs on the table.
 */
import { type Building, quoted, type SideTable } from "./building.ts";
import type { Named } from "./names.ts";
import { fieldOf } from "./raw.ts";
import { pick } from "./sides.ts";

const states = ["", "DISABLE", "ENABLE REPLICA", "ENABLE ALWAYS"];

export function triggersOf(table: SideTable, { raw }: Named, building: Building): void {
  const { schema, side, sql } = building;
  const relation = quoted(schema, table.name);
  const trigger = fieldOf<readonly number[]>(raw, "+trigger", side);
  if (trigger !== undefined) {
    const [form = 0, state = 0, name = 0, condition = 0] = trigger;
    const column = pick(
      table.columns.filter(({ generated }) => !generated),
      condition,
    );
    const callee = quoted(schema, `watches ${table.place}`);
    const of = column === undefined ? "" : ` OF ${quoted(column.name)}`;
    const when = column === undefined ? "" : ` WHEN (NEW.${quoted(column.name)} IS NOT NULL)`;
    const [sort, definition] = pick(
      [
        ["TRIGGER", `BEFORE INSERT OR UPDATE ON ${relation} FOR EACH ROW`],
        ["TRIGGER", `AFTER UPDATE${of} ON ${relation} FOR EACH ROW`],
        ["TRIGGER", `AFTER INSERT ON ${relation} FOR EACH ROW${when}`],
        ["TRIGGER", `AFTER DELETE ON ${relation} REFERENCING OLD TABLE AS "Old" FOR EACH STATEMENT`],
        ["CONSTRAINT TRIGGER", `AFTER INSERT ON ${relation} FOR EACH ROW`],
        ["CONSTRAINT TRIGGER", `AFTER UPDATE${of} ON ${relation} DEFERRABLE FOR EACH ROW`],
      ],
      form,
    ) as [string, string];
    const named = quoted(pick(["watch", "Watch it"], name) as string);
    sql.push(`CREATE FUNCTION ${callee}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`);
    sql.push(`CREATE ${sort} ${named} ${definition} EXECUTE FUNCTION ${callee}('x')`);
    if (pick(states, state) !== "") sql.push(`ALTER TABLE ${relation} ${pick(states, state)} TRIGGER ${named}`);
  }
  const rule = fieldOf<readonly number[]>(raw, "+rule", side);
  if (rule !== undefined) {
    const [form = 0, state = 0, name = 0] = rule;
    const column = pick(table.columns, form);
    const where =
      column === undefined || form % 3 === 0
        ? `WHERE ${1 + (form % 2)} > 0`
        : `WHERE OLD.${quoted(column.name)} IS NOT NULL`;
    const named = quoted(pick(["rule", "Rule it"], name) as string);
    sql.push(`CREATE RULE ${named} AS ON DELETE TO ${relation} ${where} DO ALSO NOTHING`);
    if (pick(states, state) !== "") sql.push(`ALTER TABLE ${relation} ${pick(states, state)} RULE ${named}`);
  }
}
