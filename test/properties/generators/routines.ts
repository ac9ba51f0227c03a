/**
 * Owns the functions, procedures and aggregates of a generated schema, and what calls them; all of it as SQL text.
 * Must not know what else is in the schema.
 */
import { type Building, quoted, quotedText } from "./building.ts";
import { fieldOf, type Raw } from "./raw.ts";
import { pick } from "./sides.ts";

/** A choice for each thing that can be said of a routine. */
export type RoutineChoices = Readonly<Record<(typeof routineChoices)[number], number>>;
export const routineChoices = [
  "arguments",
  "result",
  "language",
  "body",
  "volatility",
  "strict",
  "leakproof",
  "definer",
  "parallel",
  "cost",
  "rows",
  "config",
  "support",
  "window",
  "called",
  "comment",
] as const;

const configs = [
  "",
  "SET work_mem = '4MB'",
  "SET search_path = \"It's\", app SET work_mem = '8MB'",
  "SET search_path = ''",
];
const results = ["integer", "integer", "bigint", "SETOF integer", "TABLE (x integer, y text)"];
const argumentLists = [
  "a integer, b text",
  "integer, text",
  "a integer, b text DEFAULT 'x'",
  "a integer DEFAULT 1, b text DEFAULT 'It''s'",
  'a integer, "B b" text',
  "VARIADIC a integer[]",
  "a bigint",
];

const of = (list: readonly string[], number: number): string => pick(list, number) as string;

export function routinesOf(top: Raw, building: Building): void {
  functionOf(fieldOf<RoutineChoices>(top, "+function", building.side), building);
  procedureOf(fieldOf<RoutineChoices>(top, "+procedure", building.side), building);
  aggregateOf(fieldOf<RoutineChoices>(top, "+aggregate", building.side), building);
}

function functionOf(chosen: RoutineChoices | undefined, { schema, sql }: Building): void {
  if (chosen === undefined) return;
  const name = quoted(schema, 'A "function"');
  const result = of(results, chosen.result);
  const isSet = result.startsWith("SETOF") || result.startsWith("TABLE");
  const value = result.startsWith("TABLE")
    ? `${chosen.body}, 'y'::text`
    : `${chosen.body}${result === "bigint" ? "::bigint" : ""}`;
  const [language, body] = pick(
    [
      ["sql", `AS ${quotedText(`SELECT ${value} -- it's`)}`],
      ["sql", isSet ? `BEGIN ATOMIC SELECT ${value}; END` : `RETURN ${value}`],
      ["plpgsql", `AS ${quotedText(`BEGIN ${isSet ? `RETURN QUERY SELECT ${value};` : `RETURN ${value};`} END`)}`],
    ],
    chosen.language,
  ) as [string, string];
  sql.push(
    [
      `CREATE FUNCTION ${name}(${of(argumentLists, chosen.arguments)}) RETURNS ${result} LANGUAGE ${language}`,
      ...traits(chosen),
      ...(isSet ? [of(["", "ROWS 5", "ROWS 70"], chosen.rows)] : []),
      of(configs, chosen.config),
      body,
    ].join(" "),
  );
  const call = `${name}(${chosen.arguments % argumentLists.length < 5 ? "1, 'x'" : "1"})`;
  if (chosen.called % 2 === 1)
    sql.push(`CREATE VIEW ${quoted(schema, "calls a function")} AS SELECT * FROM ${call} AS f`);
  if (chosen.comment % 3 > 0)
    sql.push(`COMMENT ON FUNCTION ${name} IS ${quotedText(of(["it's", "other"], chosen.comment))}`);
  // One that nobody calls: its support function and its window say nothing of what it does.
  const support = of(
    ["", "SUPPORT pg_catalog.textlike_support", "SUPPORT pg_catalog.texticregexeq_support"],
    chosen.support,
  );
  const window = of(["", "WINDOW"], chosen.window);
  sql.push(
    `CREATE FUNCTION ${quoted(schema, "internal")}() RETURNS bigint LANGUAGE internal ${window} ${support} AS 'window_row_number'`,
  );
}

const traits = (chosen: RoutineChoices): readonly string[] => [
  of(["", "STABLE", "IMMUTABLE"], chosen.volatility),
  of(["", "STRICT"], chosen.strict),
  of(["", "LEAKPROOF"], chosen.leakproof),
  of(["", "SECURITY DEFINER"], chosen.definer),
  of(["", "PARALLEL SAFE", "PARALLEL RESTRICTED"], chosen.parallel),
  of(["", "COST 7", "COST 0.5"], chosen.cost),
];

function procedureOf(chosen: RoutineChoices | undefined, { schema, sql }: Building): void {
  if (chosen === undefined) return;
  const name = quoted(schema, "a procedure");
  const [language, body] = pick(
    [
      ["sql", `AS ${quotedText(`SELECT ${chosen.body}`)}`],
      ["sql", `BEGIN ATOMIC SELECT ${chosen.body}; END`],
      ["plpgsql", `AS ${quotedText(`BEGIN PERFORM ${chosen.body}; END`)}`],
    ],
    chosen.language,
  ) as [string, string];
  const definer = of(["", "SECURITY DEFINER"], chosen.definer);
  sql.push(
    `CREATE PROCEDURE ${name}(${of(argumentLists, chosen.arguments)}) LANGUAGE ${language} ${definer} ${of(configs, chosen.config)} ${body}`,
  );
  if (chosen.comment % 3 > 0)
    sql.push(`COMMENT ON PROCEDURE ${name} IS ${quotedText(of(["it's", "other"], chosen.comment))}`);
}

function aggregateOf(chosen: RoutineChoices | undefined, { schema, sql }: Building): void {
  if (chosen === undefined) return;
  const name = quoted(schema, "an aggregate");
  const argument = of(["integer", "a integer", "b integer"], chosen.arguments);
  const options = [
    `SFUNC = ${of(["int4pl", "int4larger", "int4smaller"], chosen.body)}`,
    "STYPE = integer",
    of(["", "FINALFUNC = int4abs", "FINALFUNC = float8"], chosen.result),
    of(["", "INITCOND = '0'", "INITCOND = '1'"], chosen.config),
    of(["", "SSPACE = 100"], chosen.cost),
    of(["", "COMBINEFUNC = int4pl"], chosen.rows),
    of(["", "PARALLEL = SAFE"], chosen.parallel),
  ];
  sql.push(`CREATE AGGREGATE ${name}(${argument}) (${options.filter((option) => option !== "").join(", ")})`);
  if (chosen.called % 2 === 1)
    sql.push(
      `CREATE VIEW ${quoted(schema, "calls an aggregate")} AS SELECT ${name}(x) AS n FROM generate_series(1, 3) x`,
    );
}
