/**
 * Owns what functions and procedures have in common: their place, the catalog query, and the clauses of their definitions.
 * Must not know which of the two it is about, nor aggregates.
 */
import { type Address, address, routineAddress } from "../catalog/address.ts";
import { bool, informative, many, nullable, text } from "../catalog/attribute.ts";
import type { Obj } from "../catalog/object.ts";
import { settingValues } from "../sql/setting-list.ts";
import { dollarQuoted, identifier, join, literal, qualified, type Sql, sql, verbatim, words } from "../sql/sql.ts";
import { namingConstants } from "../sql/unnamed-columns.ts";
import { numberingParameters, readsUnnamed } from "../sql/unnamed-parameters.ts";
import type { Scope, Values } from "./kind.ts";
import { notOfExtension } from "./query.ts";
import { hasExcluded, meansAllColumns, relationsWritten } from "./writes.ts";

/** The name comes last, for that is what a rename changes. `types` are those of the input arguments, which tell overloads apart. */
export const routinePath = ["schema", "types", "name"] as const;
export type RoutinePath = (typeof routinePath)[number];
type Path = Readonly<Record<RoutinePath, string>>;

export const routineAttributes = {
  /** As CREATE FUNCTION takes them: modes, names, types, defaults. */
  arguments: text,
  language: text,
  /** The text between the quotes, or a body of the SQL standard as PostgreSQL prints it. */
  body: text,
  /** Whether that is RETURN or BEGIN ATOMIC, which PostgreSQL reads once and for all. */
  standard: bool,
  /**
   * Numbers of the parameters without a name that such a body reads, where it is printed without them, for others have one: the only
   * one, or all in the order in which they are printed. None where nobody knows that.
   */
  unnamed: many(text),
  /** Types that TRANSFORM FOR TYPE names. */
  transforms: many(text),
  security_definer: bool,
  /** `name=value`, as SET clauses, in their order. */
  config: many(text),
  /** What DROP and ALTER call its arguments. */
  signature: informative(text),
  /** Relations that a body of the SQL standard writes to or locks rows of: relkind, schema, name, mode. */
  writes: informative(many(many(text))),
  /** Each of them: mode, name, type and default, null where it has none. */
  parameters: informative(many(many(nullable(text)))),
};

export type RoutineAttributes = Values<typeof routineAttributes>;
export type Routine = Obj<RoutinePath, RoutineAttributes>;

export const routineAddressOf =
  (prefix: string) =>
  ({ schema, name, types }: Path): Address =>
    routineAddress(prefix, schema, name, types);

/** Functions, procedures and aggregates share their names. */
export const routineSlots = ({ path }: Obj<RoutinePath, object>): readonly string[] => [
  routineAddress("routine", path.schema, path.name, path.types),
];

/** While two are there that a call with so many arguments may mean, it is not unique (42725), or means the old one. */
export const routineCalls = ({ path, attrs }: Routine): readonly string[] =>
  numbersOfArguments(attrs).map((number) => `call ${address("routine", [path.schema, path.name])} ${number}`);

/** With how many arguments it may be called. */
function numbersOfArguments({ parameters }: RoutineAttributes): readonly number[] {
  const inputs = parameters.filter(([mode]) => mode === "i" || mode === "b" || mode === "v");
  const least = inputs.filter(([mode, , , standard]) => standard === null && mode !== "v").length;
  return Array.from({ length: inputs.length - least + 1 }, (_, more) => least + more);
}

/** What a body of the SQL standard means of the tables that it writes to (see kinds/writes.ts). */
export const routineWriting = {
  namesByPlace: ({ attrs }: Routine): boolean => attrs.standard && meansAllColumns(attrs.body),
  dependsForGood: ({ attrs }: Routine): boolean => attrs.standard && hasExcluded(attrs.body),
};

export const routineName = ({ path }: Obj<RoutinePath, object>): Sql => qualified(path.schema, path.name);

/** `app.total(a bigint)`: how other statements call it. */
export const routineSignature = (of: Obj<RoutinePath, { readonly signature: string }>): Sql =>
  sql`${routineName(of)}(${verbatim(of.attrs.signature)})`;

/** Types of the input arguments of a row of pg_proc, as an address has them. */
export const argumentTypes = (
  procedure: string,
): string => `array_to_string(ARRAY(SELECT format_type(y.type, NULL) FROM unnest(${procedure}.proargtypes::oid[])
    WITH ORDINALITY y(type, place) ORDER BY y.place), ',')`;
export const inputTypes = argumentTypes("p");

/** Not one that a range type brings along (pg_depend.deptype 'i'). */
export const standsAlone = `${notOfExtension("pg_proc", "p.oid")} AND NOT EXISTS (SELECT FROM pg_depend i
    WHERE i.classid = 'pg_proc'::regclass AND i.objid = p.oid AND i.deptype = 'i')`;

/** The defaults are those of the last input arguments. */
const parameters = `(SELECT coalesce(json_agg(json_build_array(q.mode, q.name, format_type(q.type, NULL), CASE WHEN q.input > p.pronargs - p.pronargdefaults
      THEN pg_get_function_arg_default(p.oid, q.place::int) END) ORDER BY q.place), '[]')
    FROM (SELECT a.place, a.type, coalesce(p.proargmodes[a.place]::text, 'i') AS mode, nullif(p.proargnames[a.place], '') AS name,
      CASE WHEN coalesce(p.proargmodes[a.place]::text, 'i') IN ('i', 'b', 'v')
        THEN count(*) FILTER (WHERE coalesce(p.proargmodes[a.place]::text, 'i') IN ('i', 'b', 'v')) OVER (ORDER BY a.place) END AS input
      FROM unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) WITH ORDINALITY a(type, place)) q)`;

/**
 * A body calls its parameters by name, and knows the names of those alone that are put in. They are printed in the order in which the
 * tree has them where it is one expression (RETURN), none of which is a query or a function of the standard's own syntax (ruleutils.c).
 */
const unnamedRead = `CASE WHEN p.prosqlbody IS NULL OR p.proargnames IS NULL THEN '{}' ELSE
    (SELECT CASE WHEN count(DISTINCT found.of[1]) = 1 THEN ARRAY[min(found.of[1])]
      WHEN left(p.prosqlbody::text, 7) = '{QUERY ' AND strpos(substr(p.prosqlbody::text, 2), '{QUERY ') = 0
        AND strpos(p.prosqlbody::text, ':funcformat 3') = 0 THEN coalesce(array_agg(found.of[1] ORDER BY found.place), '{}') ELSE '{}' END
    FROM regexp_matches(p.prosqlbody::text, ':paramkind 0 :paramid (\\d+) ', 'g') WITH ORDINALITY found(of, place)
    JOIN (SELECT row_number() OVER (ORDER BY m.place) AS number, m.name
      FROM unnest(p.proargnames) WITH ORDINALITY m(name, place)
      WHERE coalesce(p.proargmodes[m.place]::text, 'i') IN ('i', 'b', 'v')) input ON input.number::text = found.of[1] AND input.name = '')
    END`;

/**
 * `more` is what of pg_proc `p` only some routines have; `kinds` of prokind. One in C cannot be made where its library is not, which a
 * server finds out by loading it: it is left out.
 */
export const routineQuery = (
  scope: Scope,
  kinds: string,
  more = "",
): string => `SELECT n.nspname AS schema, p.proname AS name,
  ${inputTypes} AS types, pg_get_function_arguments(p.oid) AS arguments, l.lanname AS language,
  CASE WHEN p.prosqlbody IS NULL THEN p.prosrc ELSE pg_get_function_sqlbody(p.oid) END AS body, p.prosqlbody IS NOT NULL AS standard,
  ${unnamedRead} AS unnamed,
  ARRAY(SELECT format_type(r.type, NULL) FROM unnest(p.protrftypes) WITH ORDINALITY r(type, place) ORDER BY r.place) AS transforms,
  p.prosecdef AS security_definer, coalesce(p.proconfig, '{}') AS config,
  pg_get_function_identity_arguments(p.oid) AS signature,
  CASE WHEN p.prosqlbody IS NULL THEN '{}' ELSE ${relationsWritten("p.prosqlbody::text")} END AS writes, ${parameters} AS parameters${more}, p.oid::int8
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
  WHERE p.prokind IN (${kinds}) AND l.lanname <> 'c' AND ${scope.inScope("n.nspname")} AND ${standsAlone}`;

export const languageClause = ({ attrs }: Routine): Sql =>
  words(
    sql`LANGUAGE ${identifier(attrs.language)}`,
    attrs.transforms.length > 0 &&
      sql`TRANSFORM ${join(
        attrs.transforms.map((type) => sql`FOR TYPE ${verbatim(type)}`),
        ", ",
      )}`,
  );

export const configClauses = (config: readonly string[]): readonly Sql[] =>
  config.map((item) => {
    const at = item.indexOf("=");
    const name = item.slice(0, at);
    const values = settingValues(name, item.slice(at + 1)).map(literal);
    return sql`SET ${identifier(name)} TO ${join(values, ", ")}`;
  });

/** The clauses that stand behind each other on lines of their own, and the body. */
export function bodyClause({ attrs }: Routine, tag: string): Sql {
  const body = numberingParameters(attrs.body, attrs.unnamed);
  if (attrs.standard) return verbatim(namingConstants(body));
  return sql`AS ${dollarQuoted(attrs.body, tag)}`;
}

/** Why nobody can write the body again. */
export const unwritable = ({ attrs }: Routine): string | undefined =>
  attrs.standard && readsUnnamed(numberingParameters(attrs.body, attrs.unnamed))
    ? "It reads several parameters without a name, and others have one: PostgreSQL prints the former all alike, so that nobody knows which is meant where. Name all of them, or none, or write the body as a string."
    : undefined;

/** Input arguments, and what the others make of the result. */
type Parameter = RoutineAttributes["parameters"][number];

/**
 * Why CREATE OR REPLACE refuses the new arguments (manual, CREATE FUNCTION, Notes): what callers may have written by name, left to
 * a default, or taken out of the result's row. A name may come where there was none.
 */
export function argumentsMustGo(old: RoutineAttributes, next: RoutineAttributes): boolean {
  if (old.parameters.length !== next.parameters.length) return true;
  return old.parameters.some((parameter, place) => {
    const [mode, name, type, standard] = parameter;
    const [mode2, name2, type2, standard2] = next.parameters[place] as Parameter;
    const isInput = mode === "i" || mode === "v";
    if (mode !== mode2 || type !== type2) return true;
    if (name !== name2 && (!isInput || name !== null)) return true;
    if (standard !== null && standard2 === null) return true;
    // The default of a polymorphic argument has a type of its own, which must stay.
    return standard !== standard2 && standard !== null && type?.startsWith("any") === true;
  });
}

/** The attributes in which two of them differ. */
export const changedIn = <A extends object>(old: A, next: A, names: readonly (keyof A)[]): readonly (keyof A)[] =>
  names.filter((name) => JSON.stringify(old[name]) !== JSON.stringify(next[name]));
