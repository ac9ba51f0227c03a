/**
 * Owns the kind sequence: one that is no identity column's, with the column that owns it.
 * Must not know defaults that call it.
 */
import { address } from "../../catalog/address.ts";
import { bool, many, nullable, oneOf, since, text } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, integer, literal, qualified, type Sql, sql, verbatim, words } from "../../sql/sql.ts";
import { type Context, defineKind, type Values } from "../kind.ts";
import { formerOwner, presentOwner } from "../owners.ts";
import { notOfExtension } from "../query.ts";
import { isIndexedBy, movedInto, movedPast, moveLocks, setPosition } from "../sequence-position.ts";
import { sequenceInput } from "./input.ts";
import { largest, usualLimits } from "./limits.ts";

const attrs = {
  type: oneOf("smallint", "integer", "bigint"),
  /** Null where the input leaves it to PostgreSQL; a read one always has them. bigint, as text. */
  start: nullable(text),
  increment: text,
  min: nullable(text),
  max: nullable(text),
  cache: text,
  cycle: bool,
  /** That of an unlogged table's own sequence, too. Null before 15, where every sequence is permanent. */
  persistence: since(150000, nullable(oneOf("permanent", "unlogged"))),
  /** Schema, table and column, or nothing. */
  owned_by: { ...nullable(many(text)), namesRelation: true },
};

export type SequencePath = "schema" | "name";
export type SequenceAttributes = Values<typeof attrs>;
export type Sequence = Obj<SequencePath, SequenceAttributes>;

const name = ({ path }: Sequence): Sql => qualified(path.schema, path.name);
const ownedBy = ({ attrs }: Sequence): Sql =>
  attrs.owned_by === null ? sql`OWNED BY NONE` : sql`OWNED BY ${qualified(...attrs.owned_by)}`;

function options({ attrs }: Sequence): Sql {
  const usual = usualLimits(attrs);
  const unusual = (word: Sql, value: string | null, otherwise: string): Sql | undefined =>
    value === null || value === otherwise ? undefined : sql`${word} ${integer(value)}`;
  return words(
    attrs.type !== "bigint" && sql`AS ${verbatim(attrs.type)}`,
    unusual(sql`INCREMENT BY`, attrs.increment, "1"),
    unusual(sql`MINVALUE`, attrs.min, usual.min),
    unusual(sql`MAXVALUE`, attrs.max, usual.max),
    unusual(sql`START WITH`, attrs.start, usual.start),
    unusual(sql`CACHE`, attrs.cache, "1"),
    attrs.cycle && sql`CYCLE`,
  );
}

/** Of one that a person wrote it is not known yet what the owner depends on. */
const ownedLate = ({ attrs, rows }: Sequence, context: Context): boolean =>
  attrs.owned_by !== null && (rows.length === 0 || context.before(address("column", attrs.owned_by)) === undefined);

function create(object: Sequence, _: unknown, context: Context): readonly Draft[] {
  const late = ownedLate(object, context);
  const other = otherOwner(object, context.role, context);
  const isUnlogged = object.attrs.persistence === "unlogged" && context.version >= 150000;
  return [
    {
      sql: words(
        isUnlogged ? sql`CREATE UNLOGGED SEQUENCE` : sql`CREATE SEQUENCE`,
        name(object),
        options(object),
        object.attrs.owned_by !== null && !late && !other && ownedBy(object),
      ),
      locks: {},
    },
    ...pastValues(object, context),
    ...(other ? goesOver(object, other) : []),
    ...(late || other ? [alter(object, ownedBy(object), { late: true })] : []),
  ];
}

/** Its column may be there, with rows. */
function pastValues(object: Sequence, { before, formerChildren }: Context): readonly Draft[] {
  const { owned_by: owner } = object.attrs;
  const column = owner === null ? undefined : before(address("column", owner));
  const type = String(column?.attrs.type) as keyof typeof largest;
  if (owner === null || largest[type] === undefined) return [];
  const [schema = "", table = "", column_name = ""] = owner;
  return [
    movedPast(sql`${literal(name(object).text)}`, object.attrs, {
      type,
      table: qualified(schema, table),
      column: identifier(column_name),
      locks: {},
      isIndexed: isIndexedBy(formerChildren(tableOf(owner)), column_name),
    }),
  ];
}

const tableOf = (owner: readonly string[]): string => address("table", owner.slice(0, 2));

/** The table's owner, if the sequence is another role's: then it cannot be linked to it. */
function otherOwner({ attrs: { owned_by } }: Sequence, own: string | undefined, context: Context): string | undefined {
  const owner = owned_by === null ? undefined : presentOwner(tableOf(owned_by), context);
  return own === undefined || owner === own ? undefined : owner;
}

const goesOver = (of: Sequence, role: string): readonly Draft[] => [
  {
    ...alter(of, sql`OWNER TO ${identifier(role)}`, { late: true }),
    locks: { [of.address]: "ACCESS EXCLUSIVE" },
  },
];

/** SHARE ROW EXCLUSIVE on the sequence: nextval waits (manual, ALTER SEQUENCE). */
const alter = (sequence: Sequence, action: Sql, more: Partial<Draft> = {}): Draft => ({
  sql: sql`ALTER SEQUENCE ${name(sequence)} ${action}`,
  locks: { [sequence.address]: "SHARE ROW EXCLUSIVE" },
  ...more,
});

function changeOptions({ old, new: wanted }: { old: Sequence; new: Sequence }): readonly Draft[] {
  const [from, to] = [old.attrs, wanted.attrs];
  const differs = (key: keyof SequenceAttributes): boolean => from[key] !== to[key];
  const limit = (word: Sql, value: string | null): Sql =>
    value === null ? sql`NO ${word}` : sql`${word} ${integer(value)}`;
  const change = words(
    differs("type") && sql`AS ${verbatim(to.type)}`,
    differs("increment") && sql`INCREMENT BY ${integer(to.increment)}`,
    (differs("min") || differs("type")) && limit(sql`MINVALUE`, to.min),
    (differs("max") || differs("type")) && limit(sql`MAXVALUE`, to.max),
    differs("start") && to.start !== null && sql`START WITH ${integer(to.start)}`,
    differs("cache") && sql`CACHE ${integer(to.cache)}`,
    differs("cycle") && (to.cycle ? sql`CYCLE` : sql`NO CYCLE`),
  );
  if (change.isEmpty) return [];
  const { widened, value } = movedInto(from, to);
  const widen =
    widened === undefined
      ? []
      : [
          alter(
            wanted,
            words(
              largest[to.type].length > largest[from.type].length && sql`AS ${verbatim(to.type)}`,
              sql`MINVALUE ${integer(widened.min)} MAXVALUE ${integer(widened.max)}`,
            ),
          ),
        ];
  const regclass = sql`${literal(name(wanted).text)}`;
  const move = value === undefined ? [] : [{ sql: setPosition(regclass, value), locks: moveLocks(wanted.address) }];
  return [...widen, ...move, alter(wanted, change)];
}

/** Its old column may go, or be made anew, and would take it along: it lets go of it first. */
function changeOwner({ old, new: wanted }: { old: Sequence; new: Sequence }, context: Context): readonly Draft[] {
  const { owned_by } = old.attrs;
  const own = formerOwner(owned_by === null ? old.address : tableOf(owned_by), context);
  const other = otherOwner(wanted, own, context);
  return [
    ...(old.attrs.owned_by === null ? [] : [alter(wanted, sql`OWNED BY NONE`, { frees: true })]),
    ...(other === undefined ? [] : goesOver(wanted, other)),
    ...(wanted.attrs.owned_by === null ? [] : [alter(wanted, ownedBy(wanted), { late: true })]),
  ];
}

export const sequence = defineKind({
  name: "sequence",
  path: ["schema", "name"],
  attrs,
  parent: ({ schema }) => address("schema", [schema]),
  catalogs: ["pg_class"],
  foundAs: { catalog: "pg_class", letters: "S" },
  followsOwner: ({ attrs: { owned_by } }) => owned_by !== null,
  query: (scope) => `SELECT n.nspname AS schema, c.relname AS name, format_type(s.seqtypid, NULL) AS type,
  s.seqstart::text AS start, s.seqincrement::text AS increment, s.seqmin::text AS min, s.seqmax::text AS max,
  s.seqcache::text AS cache, s.seqcycle AS cycle,
  CASE c.relpersistence WHEN 'u' THEN 'unlogged' ELSE 'permanent' END AS persistence,
  CASE WHEN a.attname IS NOT NULL THEN ARRAY[tn.nspname, t.relname, a.attname] END AS owned_by,
  c.oid::int8
  FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'a'
    AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0
  LEFT JOIN pg_class t ON t.oid = d.refobjid LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
  LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
  WHERE ${scope.inScope("n.nspname")} AND c.relpersistence IN ('p', 'u') AND ${notOfExtension("pg_class", "c.oid")}
    AND NOT EXISTS (SELECT FROM pg_depend i WHERE i.classid = 'pg_class'::regclass AND i.objid = c.oid AND i.deptype = 'i')`,
  create,
  ownedLate,
  drop: (object) => [
    { sql: sql`DROP SEQUENCE ${name(object)}`, locks: { [object.address]: "ACCESS EXCLUSIVE" }, loses: "sequence" },
  ],
  alter: {
    type: changeOptions,
    start: { with: "type" },
    increment: { with: "type" },
    min: { with: "type" },
    max: { with: "type" },
    cache: { with: "type" },
    cycle: { with: "type" },
    persistence: ({ new: wanted }) => [
      alter(wanted, wanted.attrs.persistence === "unlogged" ? sql`SET UNLOGGED` : sql`SET LOGGED`, {
        locks: { [wanted.address]: "ACCESS EXCLUSIVE" },
      }),
    ],
    owned_by: changeOwner,
  },
  changesSchema: true,
  rename: (old, to) => [
    {
      sql: sql`ALTER SEQUENCE ${name(old)} RENAME TO ${identifier(to.name)}`,
      locks: { [old.address]: "ACCESS EXCLUSIVE" },
      breaks: "code that names the sequence",
    },
  ],
  relation: true,
  rebuildable: () => false,
  occupies: ({ path }) => [`relation ${path.schema}.${path.name}`, `type ${path.schema}.${path.name}`],
  subject: ({ path }) => sql`SEQUENCE ${qualified(path.schema, path.name)}`,
  grantedAs: ({ path }) => ({ sort: "sequences", name: sql`SEQUENCE ${qualified(path.schema, path.name)}` }),
  input: sequenceInput,
});
