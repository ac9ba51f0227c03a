/**
 * Owns the catalog query of aggregates, and what CREATE AGGREGATE calls what pg_aggregate holds.
 * Must not know ordinary functions.
 */
import type { Scope } from "../kind.ts";
import { inputTypes, standsAlone } from "../routine.ts";

const option = (word: string, value: string, when = "true"): string =>
  `CASE WHEN ${when} THEN '${word} = ' || ${value} END`;

/** A function by its name; its arguments follow from the aggregate's. */
const calls = (
  word: string,
  column: string,
): string => `(SELECT '${word} = ' || quote_ident(fn.nspname) || '.' || quote_ident(f.proname)
    FROM pg_proc f JOIN pg_namespace fn ON fn.oid = f.pronamespace WHERE f.oid = g.${column}::oid)`;

const flag = (word: string, condition: string): string => `CASE WHEN ${condition} THEN '${word}' END`;

/** What the final function does to the state. Read only is usual for a normal aggregate, to write for the others. */
const modify = (word: string, column: string, calledBy: string): string =>
  option(
    word,
    `CASE g.${column} WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END`,
    `g.${calledBy} <> 0 AND g.${column} <> CASE g.aggkind WHEN 'n' THEN 'r' ELSE 'w' END`,
  );

const options = [
  calls("SFUNC", "aggtransfn"),
  option("STYPE", "format_type(g.aggtranstype, NULL)"),
  option("SSPACE", "g.aggtransspace", "g.aggtransspace <> 0"),
  calls("FINALFUNC", "aggfinalfn"),
  flag("FINALFUNC_EXTRA", "g.aggfinalextra"),
  modify("FINALFUNC_MODIFY", "aggfinalmodify", "aggfinalfn"),
  calls("COMBINEFUNC", "aggcombinefn"),
  calls("SERIALFUNC", "aggserialfn"),
  calls("DESERIALFUNC", "aggdeserialfn"),
  option("INITCOND", "quote_literal(g.agginitval)", "g.agginitval IS NOT NULL"),
  calls("MSFUNC", "aggmtransfn"),
  calls("MINVFUNC", "aggminvtransfn"),
  option("MSTYPE", "format_type(g.aggmtranstype, NULL)", "g.aggmtranstype <> 0"),
  option("MSSPACE", "g.aggmtransspace", "g.aggmtransspace <> 0"),
  calls("MFINALFUNC", "aggmfinalfn"),
  flag("MFINALFUNC_EXTRA", "g.aggmfinalextra"),
  modify("MFINALFUNC_MODIFY", "aggmfinalmodify", "aggmfinalfn"),
  option("MINITCOND", "quote_literal(g.aggminitval)", "g.aggminitval IS NOT NULL"),
  `(SELECT 'SORTOP = OPERATOR(' || quote_ident(o.nspname) || '.' || s.oprname || ')'
    FROM pg_operator s JOIN pg_namespace o ON o.oid = s.oprnamespace WHERE s.oid = g.aggsortop)`,
  option("PARALLEL", "CASE p.proparallel WHEN 's' THEN 'SAFE' ELSE 'RESTRICTED' END", "p.proparallel <> 'u'"),
  flag("HYPOTHETICAL", "g.aggkind = 'h'"),
];

export const query = (scope: Scope): string => `SELECT n.nspname AS schema, p.proname AS name, ${inputTypes} AS types,
  coalesce(nullif(pg_get_function_identity_arguments(p.oid), ''), '*') AS arguments,
  array_remove(ARRAY[${options.join(",\n    ")}], NULL) AS options,
  pg_get_function_result(p.oid) AS result, p.oid::int8
  FROM pg_aggregate g JOIN pg_proc p ON p.oid = g.aggfnoid JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE p.prokind = 'a' AND ${scope.inScope("n.nspname")} AND ${standsAlone}`;
