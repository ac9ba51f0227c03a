/**
 * Owns the statements that create and change functions. They lock what a body of the SQL standard writes to, and nothing else.
 * Must not know who calls them, but for what keeps their values.
 */
import type { Draft } from "../../plan/statement.ts";
import { join, type Sql, sql, verbatim, words } from "../../sql/sql.ts";
import type { Answer, Context } from "../kind.ts";
import {
  argumentsMustGo,
  bodyClause,
  changedIn,
  configClauses,
  languageClause,
  routineName,
  routineSignature,
  unwritable,
} from "../routine.ts";
import { locksOfWrites } from "../writes.ts";
import type { FunctionAttributes, FunctionObject } from "./index.ts";

const word = (text: string): Sql => verbatim(text.toUpperCase());

/** COST when nothing is said: that of internal functions is lower. */
const usualCost = ({ language }: FunctionAttributes): string => (language === "internal" ? "1" : "100");

function definition(of: FunctionObject): Sql {
  const { attrs } = of;
  const traits = words(
    attrs.window && sql`WINDOW`,
    attrs.volatility !== "volatile" && word(attrs.volatility),
    attrs.strict && sql`STRICT`,
    attrs.leakproof && sql`LEAKPROOF`,
    attrs.security_definer && sql`SECURITY DEFINER`,
    attrs.parallel !== "unsafe" && sql`PARALLEL ${word(attrs.parallel)}`,
    attrs.cost !== usualCost(attrs) && sql`COST ${verbatim(attrs.cost)}`,
    attrs.rows !== "0" && attrs.rows !== "1000" && sql`ROWS ${verbatim(attrs.rows)}`,
    attrs.support !== null && sql`SUPPORT ${verbatim(attrs.support)}`,
  );
  const lines = [
    sql`${routineName(of)}(${verbatim(attrs.arguments)})`,
    sql`RETURNS ${verbatim(attrs.result)}`,
    languageClause(of),
    traits,
    ...configClauses(attrs.config),
    bodyClause(of, "function"),
  ];
  return join(
    lines.filter((line) => !line.isEmpty),
    "\n",
  );
}

export function createFunction(of: FunctionObject, _: unknown, context: Context): readonly Draft[] {
  const old = context.isNew(of.address) ? undefined : (context.before(of.address) as FunctionObject | undefined);
  const breaks = old?.kind === of.kind && mustGo(old.attrs, of.attrs);
  return [
    {
      sql: sql`CREATE FUNCTION ${definition(of)}`,
      locks: locksOfWrites(of.attrs.writes),
      ...(breaks ? { breaks: "code that calls the function with its old arguments or expects its old result" } : {}),
      ...outdated(of, old?.attrs, context),
    },
  ];
}

/** CREATE OR REPLACE keeps owner, privileges, and who depends on it; what it cannot change (manual, Notes) is made anew. */
const mustGo = (old: FunctionAttributes, next: FunctionAttributes): boolean =>
  old.result !== next.result || old.window !== next.window || argumentsMustGo(old, next);

/** What an index keeps was computed by the old body. */
function outdated(of: FunctionObject, old: FunctionAttributes | undefined, context: Context): Partial<Draft> {
  if (old === undefined) return {};
  const says = changedIn(old, of.attrs, ["body", "standard", "unnamed", "language", "config", "strict", "transforms"]);
  const kept = says.length === 0 ? [] : context.keptFrom(of.address);
  return kept.length === 0 ? {} : { outdates: kept };
}

export function changeFunction(
  { old, new: wanted }: { old: FunctionObject; new: FunctionObject },
  context: Context,
): Answer {
  const [from, to] = [old.attrs, wanted.attrs];
  if (mustGo(from, to)) return "replace";
  const more = outdated(wanted, from, context);
  const anew = changedIn(from, to, ["body", "standard", "unnamed", "language", "arguments", "transforms"]);
  // ALTER FUNCTION has no way to take SUPPORT away.
  if (anew.length > 0 || (from.support !== null && to.support === null)) {
    const refuse = unwritable(wanted);
    if (refuse !== undefined) return { refuse };
    return [
      {
        sql: sql`CREATE OR REPLACE FUNCTION ${definition(wanted)}`,
        locks: locksOfWrites(to.writes),
        ...more,
      },
    ];
  }
  const differs = (name: keyof FunctionAttributes): boolean => changedIn(from, to, [name]).length > 0;
  const actions = words(
    differs("volatility") && word(to.volatility),
    differs("strict") && (to.strict ? sql`STRICT` : sql`CALLED ON NULL INPUT`),
    differs("leakproof") && (to.leakproof ? sql`LEAKPROOF` : sql`NOT LEAKPROOF`),
    differs("security_definer") && (to.security_definer ? sql`SECURITY DEFINER` : sql`SECURITY INVOKER`),
    differs("parallel") && sql`PARALLEL ${word(to.parallel)}`,
    differs("cost") && sql`COST ${verbatim(to.cost)}`,
    differs("rows") && sql`ROWS ${verbatim(to.rows)}`,
    differs("support") && to.support !== null && sql`SUPPORT ${verbatim(to.support)}`,
    ...(differs("config") ? [from.config.length > 0 && sql`RESET ALL`, ...configClauses(to.config)] : []),
  );
  return [{ sql: sql`ALTER FUNCTION ${routineSignature(wanted)} ${actions}`, locks: {}, ...more }];
}
