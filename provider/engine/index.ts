/**
 * Owns the engine's public surface, which is also the package's export `./engine`.
 * Must not know Terraform, the CLI or the constructs; importing it loads no driver and no shadow.
 */
import { type ApplyOutcome, type ApplyRequest, applyPlan, defaultHistorySchema } from "./apply/apply.ts";
import { movedObjects } from "./apply/moved.ts";
import { type ProofRequest, provePlan } from "./apply/prove.ts";
import type { Address } from "./catalog/address.ts";
import type { Catalog } from "./catalog/catalog.ts";
import { type Connection, connect as openConnection } from "./db/connection.ts";
import type { Session } from "./db/session.ts";
import { type ConnectionArguments, type ConnectionSettings, readSettings } from "./db/settings.ts";
import { elaborate as elaborateSource } from "./desired/elaborate.ts";
import { saidBy, withUnsaid } from "./desired/said-by.ts";
import { readTexts, type SqlText } from "./desired/source.ts";
import { hasErrors, type Outcome, Refusal } from "./diagnostic.ts";
import { type ReadOptions, readCatalog as readWhole } from "./introspect/read.ts";
import { type Plan, planJson } from "./plan/json.ts";
import { type PlanOptions, planStatements } from "./plan/plan.ts";
import type { ProbingOptions } from "./safety/probe-limits.ts";
import { type Probed, probePlan } from "./safety/probing.ts";
import { openShadow as openScratch, type Shadow, type ShadowOptions } from "./shadow/shadow.ts";

export {
  type ApplyOutcome,
  type ApplyProgress,
  type ApplyRequest,
  applyPlan,
  defaultHistorySchema,
} from "./apply/apply.ts";
export { movedObjects } from "./apply/moved.ts";
export type { ProofRequest } from "./apply/prove.ts";
export { defaultLimits, type Limits } from "./apply/retry.ts";
export { type Address, matchesPattern, nameOf, parseNames, prefixOf } from "./catalog/address.ts";
export { type Catalog, restricted } from "./catalog/catalog.ts";
export type { Obj } from "./catalog/object.ts";
export { parseCatalog, serialiseCatalog } from "./catalog/serialise.ts";
export type { Connection } from "./db/connection.ts";
export { parseDuration, printDuration } from "./db/duration.ts";
export { DatabaseError, type Session } from "./db/session.ts";
export { type ConnectionArguments, type ConnectionSettings, readSettings } from "./db/settings.ts";
export { type Rename, readInput } from "./desired/input.ts";
export { writeInput } from "./desired/output.ts";
export { type ShapeAttribute, shapeOf } from "./desired/shape.ts";
export { readTexts, type Source, type SqlText } from "./desired/source.ts";
export { type Diagnostic, error, hasErrors, type Outcome, type PathStep, Refusal, warning } from "./diagnostic.ts";
export { type ChainProblem, verifyChain } from "./history/chain.ts";
export { type PlanRow, readHistory, type StepRow } from "./history/reading.ts";
export type { ReadOptions } from "./introspect/read.ts";
export { kinds } from "./kinds/index.ts";
export type { Field, Written } from "./kinds/input.ts";
export { compare, kindOf } from "./kinds/lookup.ts";
export { type Impact, impactOf, type Plan, type PlanStatement, planJson } from "./plan/json.ts";
export { type PlanOptions, planStatements } from "./plan/plan.ts";
export { migrationText, printVersion, psqlScript } from "./plan/script.ts";
export { type Prepared, type PrepareRequest, prepare } from "./prepare.ts";
export type { Finding, Severity } from "./safety/finding.ts";
export { defaultProbeLimits, type ProbeLimits, type ProbingOptions } from "./safety/probe-limits.ts";
export type { Probed } from "./safety/probing.ts";
export { rules } from "./safety/rules/index.ts";
export type { Wording } from "./safety/wording.ts";
export { type Shadow, ShadowLost, type ShadowOptions } from "./shadow/shadow.ts";
export { caret } from "./sql/caret.ts";

/**
 * Elaborates SQL text in the shadow: what PostgreSQL makes of it, with the objects of `context` around it.
 * What a person can correct comes back as diagnostics. Throws ShadowLost.
 */
export async function elaborate(
  what: { readonly sql: string | readonly SqlText[]; readonly searchPath?: readonly string[] },
  within: { readonly shadow: Shadow; readonly context?: Catalog },
): Promise<Outcome<Catalog>> {
  const texts = typeof what.sql === "string" ? [{ name: "sql", text: what.sql }] : what.sql;
  const source = { objects: [], paths: new Map(), searchPath: what.searchPath ?? ["public"], ...readTexts(texts) };
  if (hasErrors(source.diagnostics)) return { diagnostics: source.diagnostics };
  const { version } = within.shadow;
  const context = within.context ?? { version, objects: new Map(), edges: [], notModelled: [] };
  const { catalog, implied, diagnostics } = await elaborateSource(source, context, within.shadow);
  impliedIn.set(catalog, implied);
  const all = [...source.diagnostics, ...diagnostics];
  return hasErrors(all) ? { diagnostics: all } : { value: catalog, diagnostics: all };
}

/** What of an elaborated catalog every database has, each as its version has it. */
const impliedIn = new WeakMap<Catalog, ReadonlySet<Address>>();

/** The catalogs that a plan was made from, for its proof: they are no part of the plan. */
const endsOf = new WeakMap<Plan, { readonly from: Catalog; readonly to: Catalog }>();

/**
 * The plan that leads from one catalog to another; pure and synchronous. Both must have been printed by one version of
 * PostgreSQL (elaborate both). `version` is the target's, else that of `from`. It is not proven yet: see prove.
 */
export function plan(from: Catalog, to: Catalog, options: Partial<PlanOptions> = {}): Outcome<Plan> {
  const { version = from.version } = options;
  const role = options.role ?? from.role;
  const said = saidBy(withUnsaid(to, from, impliedIn.get(to)), role);
  if (hasErrors(said.diagnostics)) return { diagnostics: said.diagnostics };
  const wanted = said.catalog;
  const made = planStatements(from, wanted, { ...options, ...(role === undefined ? {} : { role }), version });
  const value = planJson(made, {
    server_version: version,
    shadow: null,
    proof: { status: "unproven", reason: "not run in a shadow" },
    live: from,
  });
  endsOf.set(value, { from, to: wanted });
  return hasErrors(made.refusals) ? { diagnostics: made.refusals } : { value, diagnostics: made.refusals };
}

/** The settings of each connection that `connect` opened: an apply opens two more like it. */
const settingsOf = new WeakMap<Connection, ConnectionSettings>();

/**
 * Opens a connection: a URL or the provider's connection arguments, completed by libpq's environment. Throws Refusal,
 * whose `diagnostics` say what a person can correct.
 */
export async function connect(where: string | ConnectionArguments): Promise<Connection> {
  const settings = settingsFrom(where);
  const connection = await openConnection(settings, { applicationName: "schemata" });
  settingsOf.set(connection, settings);
  return connection;
}

function settingsFrom(where: string | ConnectionArguments): ConnectionSettings {
  const { value, diagnostics } = readSettings(typeof where === "string" ? { url: where } : where);
  if (value === undefined) throw new Refusal(diagnostics);
  return value;
}

/**
 * Reads the catalog of these schemas (all but the system's by default) in one snapshot; the history's schema is in none.
 * Throws DatabaseError.
 */
export const readCatalog = (session: Session, options: ReadOptions = {}): Promise<Catalog> =>
  readWhole(session, { ...options, without: options.without ?? [defaultHistorySchema] });

/** Opens a shadow: embedded, or in the empty database at `url`. Throws Refusal for what a person can correct, ShadowLost. */
export async function openShadow(options: ShadowOptions & { readonly url?: string } = {}): Promise<Shadow> {
  const { url, ...rest } = options;
  return openScratch(url === undefined ? rest : { ...rest, place: { engine: "url", settings: settingsFrom(url) } });
}

/**
 * Runs a plan in the shadow on a copy of the catalog that it leads from, which must end in the one that it leads to; gives the plan
 * with its proof. A plan that `plan` made in this process knows both; for one that was read from JSON they are given. Throws
 * ShadowLost.
 */
export async function prove(plan: Plan, within: Pick<ProofRequest, "shadow"> & Partial<ProofRequest>): Promise<Plan> {
  const known = endsOf.get(plan);
  const [from, to] = [within.from ?? known?.from, within.to ?? known?.to];
  if (from !== undefined && to !== undefined) return provePlan(plan, { ...within, from, to });
  const reason = "nobody has said which catalogs it leads from and to";
  return { ...plan, proof: { status: "unproven", reason } };
}

/**
 * Asks the rows that are there what the plan's statements will meet: duplicates, NULLs, orphans. Only reads, each probe within its
 * limits; what could not be looked at is a finding, too. `apply` asks again before its first statement.
 */
export const probe = (connection: Connection, plan: Plan, options: ProbingOptions = {}): Promise<readonly Probed[]> =>
  probePlan(plan, connection, options);

/** What `apply` needs besides the plan; see ApplyRequest. */
export interface ApplyOptions
  extends Omit<ApplyRequest, "settings" | "plan" | "expected" | "afterwards" | "resource">,
    Partial<Pick<ApplyRequest, "expected" | "afterwards" | "resource">> {
  /** The catalog that was planned from, read with the same `readScope`: when it has moved, the apply is refused. */
  readonly from?: Catalog;
}

/** Applies a plan over connections of its own, made like `connection`, which `connect` must have opened. */
export async function apply(connection: Connection, plan: Plan, options: ApplyOptions = {}): Promise<ApplyOutcome> {
  const settings = settingsOf.get(connection);
  if (settings === undefined) throw new TypeError("the connection was not opened by connect");
  const { from, ...rest } = options;
  return applyPlan({
    resource: connection.identity.database,
    expected: (live) => (from === undefined ? [] : movedObjects(from, live)),
    afterwards: () => [],
    ...rest,
    settings,
    plan,
  });
}
