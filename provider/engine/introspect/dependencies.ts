/**
 * Owns the reading of pg_depend: who depends on whom, as edges between addresses.
 * Must not know kinds; who has claimed which row is given.
 *
 * It is the largest thing that is read (30 rows a table), so it comes as one text: a row a line, `c/o/s c/o/s t`, the classes
 * as numbers, and before it the classes with their names.
 */
import type { Address } from "../catalog/address.ts";
import type { Edge } from "../catalog/catalog.ts";

/** Dependencies among user objects. Triggers that belong to constraints are the constraints' own. */
export const dependQuery = `SELECT (SELECT string_agg(c.oid || ' ' || c.relname, E'\\n') FROM pg_class c
    WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r')
  || E'\\n\\n' || string_agg(d.classid || '/' || d.objid || '/' || d.objsubid || ' ' || d.refclassid || '/' || d.refobjid || '/'
    || d.refobjsubid || ' ' || d.deptype::text, E'\\n') AS depends
  FROM pg_depend d WHERE d.objid >= 16384 AND (d.refobjid >= 16384 OR d.refclassid = 'pg_namespace'::regclass)
    AND d.deptype <> 'e' AND NOT (d.classid = 'pg_trigger'::regclass AND d.deptype = 'i')`;

/** A catalog's row as one number: columns have numbers below 2048 (1,600 at most). */
type RowNumber = number;
const rowNumber = (oid: number, sub: number): RowNumber => oid * 2048 + sub;
const wholeOf = (row: RowNumber): RowNumber => row - (row % 2048);

/**
 * The answer of `dependQuery` as edges. A column that nobody models stands for its relation, and an internal part (a
 * materialized view's rule, a row type) for what it is a part of.
 */
export function edgesBetween(depends: string, claimed: ReadonlyMap<string, Address>): readonly Edge[] {
  const end = depends.indexOf("\n\n");
  if (end < 0) return [];
  const owners = claimedRows(depends.slice(0, end), claimed);
  const partOf = new Map<string, { readonly class: number; readonly row: RowNumber }>();
  const claimedBy = (of: number, row: RowNumber): Address | undefined => {
    const rows = owners.get(of);
    return rows === undefined ? undefined : (rows.get(row) ?? rows.get(wholeOf(row)));
  };
  const find = (of: number, row: RowNumber): Address | undefined => {
    let address = claimedBy(of, row);
    let part = address === undefined ? partOf.get(`${of}/${row}`) : undefined;
    for (let depth = 0; part !== undefined && address === undefined && depth < 3; depth += 1) {
      address = claimedBy(part.class, part.row);
      part = partOf.get(`${part.class}/${part.row}`);
    }
    return address;
  };
  walk(depends, end + 2, (fromClass, from, toClass, to, type) => {
    if (type === "i" && claimedBy(fromClass, from) === undefined)
      partOf.set(`${fromClass}/${from}`, { class: toClass, row: to });
  });
  const edges: Edge[] = [];
  const known = new Map<Address, Map<Address, string>>();
  walk(depends, end + 2, (fromClass, fromRow, toClass, toRow, type) => {
    const from = find(fromClass, fromRow);
    const to = from === undefined ? undefined : find(toClass, toRow);
    if (from === undefined || to === undefined || from === to) return;
    const targets = known.get(from) ?? new Map<Address, string>();
    if (targets.size === 0) known.set(from, targets);
    const types = targets.get(to) ?? "";
    if (types.includes(type)) return;
    targets.set(to, types + type);
    edges.push({ from, to, type });
  });
  return edges;
}

/** Class number → row → who has claimed it. */
function claimedRows(
  head: string,
  claimed: ReadonlyMap<string, Address>,
): ReadonlyMap<number, ReadonlyMap<RowNumber, Address>> {
  const byName = new Map<string, Map<RowNumber, Address>>();
  const byNumber = new Map<number, Map<RowNumber, Address>>();
  for (const line of head.split("\n")) {
    const [number = "", name = ""] = line.split(" ");
    const rows = new Map<RowNumber, Address>();
    byName.set(name, rows);
    byNumber.set(Number(number), rows);
  }
  for (const [row, address] of claimed) {
    const [name = "", oid = "", sub = ""] = row.split("/");
    byName.get(name)?.set(rowNumber(Number(oid), Number(sub)), address);
  }
  return byNumber;
}

/** Reads the lines without making a string of each. */
function walk(
  text: string,
  start: number,
  visit: (fromClass: number, from: RowNumber, toClass: number, to: RowNumber, type: string) => void,
): void {
  let at = start;
  const integer = (): number => {
    let value = 0;
    for (let digit = text.charCodeAt(at) - 48; digit >= 0 && digit <= 9; digit = text.charCodeAt(at) - 48) {
      value = value * 10 + digit;
      at += 1;
    }
    at += 1;
    return value;
  };
  while (at < text.length) {
    const fromClass = integer();
    const from = rowNumber(integer(), integer());
    const toClass = integer();
    const to = rowNumber(integer(), integer());
    visit(fromClass, from, toClass, to, text[at] as string);
    at += 2;
  }
}
