/**
 * Owns the proof of one pair in one direction on a real server: what is made of `from` by the plan is what the server makes of `to`.
 * Must not know where pairs come from, nor how results are shown.
 */
import { applyPlan } from "../engine/apply/apply.ts";
import type { Address } from "../engine/catalog/address.ts";
import { type Catalog, catalogOf, emptyCatalog } from "../engine/catalog/catalog.ts";
import type { Obj } from "../engine/catalog/object.ts";
import { type Connection, connect } from "../engine/db/connection.ts";
import { DatabaseError } from "../engine/db/session.ts";
import { isOfLaterServer, settingsStatement } from "../engine/db/session-start.ts";
import type { ConnectionSettings } from "../engine/db/settings.ts";
import { missingRole } from "../engine/desired/rounds.ts";
import { readTexts, type SourceStatement, type SqlText } from "../engine/desired/source.ts";
import { type Diagnostic, hasErrors } from "../engine/diagnostic.ts";
import { readCatalog } from "../engine/introspect/read.ts";
import { objectOf } from "../engine/kinds/kind.ts";
import { compare, containerAddress, kindOf } from "../engine/kinds/lookup.ts";
import { Bonds } from "../engine/plan/bonds.ts";
import { lostIn, planJson, saidPath } from "../engine/plan/json.ts";
import { planStatements } from "../engine/plan/plan.ts";
import { type Prepared, prepare } from "../engine/prepare.ts";
import { rowRules, rules } from "../engine/safety/rules/index.ts";
import { rewritesRows } from "../engine/safety/rules/rewrites-rows.ts";
import { lossDiagnostic } from "../engine/shadow/lost.ts";
import { ScratchDatabase } from "../engine/shadow/scratch.ts";
import { type Shadow, ShadowLost } from "../engine/shadow/shadow.ts";
import { splitStatements } from "../engine/sql/split.ts";
import { declaredIn } from "./desired.ts";
import { type Dump, dumpDatabase } from "./dump.ts";
import { linesOfOne, normalise } from "./dump-text.ts";
import type { Pair } from "./pairs.ts";
import { contentsOf, damage } from "./rows-kept.ts";

/** What can be wrong: the plan itself, its run, what it made (by two judges), the rows, or that there is still something to do. */
export type Check = "plan" | "proof" | "apply" | "result" | "dump" | "rows" | "again";

export type Direction = "forward" | "back";

export interface Outcome {
  /** refused: it cannot be planned, or the rows forbid it, for a reason that a person is told; nothing was run. */
  readonly outcome: "converged" | "refused" | "wrong";
  readonly statements: number;
  readonly problems: readonly { readonly check: Check; readonly detail: string }[];
}

/** A schema for the history that neither of the two has. */
function historyBeside(...catalogs: readonly Catalog[]): string {
  let name = "schemata";
  while (catalogs.some(({ objects }) => objects.has(containerAddress(name)))) name += "_";
  return name;
}

/** Every loss is approved, for what is asked is whether the plan is right; what the rows forbid is not. */
const allow = rules.filter((rule) => rule === rewritesRows || !rowRules.some((other) => other === rule));

/** Two scratch databases on one server: one is led from one schema to another, in the other the server makes that one itself. */
export class Ground {
  readonly #led: ScratchDatabase;
  readonly #made: ScratchDatabase;
  #version = 0;
  /** Statements about roles that the server does not have: psql goes on after them. */
  readonly #passedOver = new Set<string>();

  constructor(
    private readonly settings: ConnectionSettings,
    private readonly shadow: Shadow,
    /** Absent: the catalog is the only judge. */
    private readonly dump: Dump | undefined,
    private readonly signal: AbortSignal,
  ) {
    this.#led = new ScratchDatabase(settings);
    this.#made = new ScratchDatabase(settings);
  }

  /** server_version_num, once a pair was proven. */
  get version(): number {
    return this.#version;
  }

  /** Throws Refusal where the server cannot be used at all. */
  async prove(pair: Pair, direction: Direction): Promise<Outcome> {
    const [from, to] = direction === "forward" ? [pair.old, pair.new] : [pair.new, pair.old];
    const refused = (detail: string): Outcome => ({
      outcome: "refused",
      statements: 0,
      problems: [{ check: "plan", detail }],
    });
    const led = await this.#fresh(this.#led, pair.setup, from, direction === "forward" ? pair.seed : undefined);
    if (typeof led === "string") return refused(led);
    const made = await this.#fresh(this.#made, pair.setup, to, undefined);
    if (typeof made === "string") return refused(made);
    const { catalog: live, database, standing } = led;
    const strangers = live.notModelled.map(({ address }) => address).filter((address) => !standing.stays.has(address));
    if (strangers.length > 0) return refused(`${from.name}: ${strangers.join(", ")} cannot be managed yet`);
    const prepared = await this.#plan(live, to, standing).catch(lossOf);
    if (typeof prepared === "string") return refused(prepared);
    const errors = errorsOf(prepared);
    const { statements } = prepared.plan;
    if (errors.length > 0 && (statements.length === 0 || hasErrors(prepared.plan.refusals)))
      return refused(errors.join("\n"));
    const problems: { check: Check; detail: string }[] = errors.map((detail) => ({ check: "plan", detail }));
    const fail = (check: Check, detail: string): void => void problems.push({ check, detail });
    if (prepared.proof.status !== "proven") fail("proof", prepared.proof.reason ?? "not proven");
    const plan = planJson(prepared.plan, {
      ...prepared,
      ...saidPath(prepared.searchPath, declaredIn),
      server_version: live.version,
      live,
    });
    const history = historyBeside(live, made.catalog);
    const before = pair.seed && (await this.#on(database, contentsOf));
    const applied = await applyPlan({
      settings: { ...this.settings, database },
      plan,
      resource: to.name,
      searchPath: declaredIn,
      historySchema: history,
      signal: this.signal,
      expected: () => [],
      afterwards: () => [],
    });
    const errorsOfApply = errorsIn(applied.diagnostics);
    if (applied.status === "refused") return refused(errorsOfApply.join("\n"));
    for (const detail of errorsOfApply) fail("apply", detail);
    // What the apply has written about itself is no part of what it has made.
    await this.#on(database, (session) => session.execute(`DROP SCHEMA IF EXISTS ${history} CASCADE`));
    const lost = lostWith(lostIn(plan.statements), live);
    const after = before && (await this.#on(database, contentsOf));
    if (before !== undefined && after !== undefined)
      for (const loss of damage(before, after, lost, prepared.renamed)) fail("rows", loss);
    const result = await this.#on(database, (session) => readCatalog(session));
    for (const difference of compare(made.catalog, result)) fail("result", difference);
    for (const difference of await this.#dumpsDiffer(database, made.database)) fail("dump", difference);
    const again = await this.#plan(result, to, standing).catch(lossOf);
    for (const detail of typeof again === "string" ? [again] : [...errorsOf(again), ...textsOf(again)])
      fail("again", detail);
    return { outcome: problems.length === 0 ? "converged" : "wrong", statements: statements.length, problems };
  }

  async end(): Promise<void> {
    await this.#led.end();
    await this.#made.end();
  }

  /** A database in which the server has made what the texts say; or why it has not. */
  async #fresh(
    scratch: ScratchDatabase,
    setup: SqlText | undefined,
    text: SqlText,
    seed: SqlText | undefined,
  ): Promise<Made | string> {
    const session = await scratch.fresh();
    this.#version = session.version;
    try {
      const wrongSetup = setup && (await this.#run(session, setup, anything(setup)));
      if (wrongSetup !== undefined) return wrongSetup;
      const standing = setup === undefined ? nothing : standingOn(await readCatalog(session), setup);
      const { texts, diagnostics } = readTexts([text]);
      if (hasErrors(diagnostics)) return errorsIn(diagnostics).join("\n");
      const wrong =
        (await this.#run(session, text, texts.flat())) ?? (seed && (await this.#run(session, seed, anything(seed))));
      return wrong ?? { catalog: await readCatalog(session), database: session.identity.database, standing };
    } finally {
      await session.close();
    }
  }

  async #on<T>(database: string, use: (session: Connection) => Promise<T>): Promise<T> {
    const session = await connect({ ...this.settings, database }, { applicationName: "schemata" });
    try {
      return await use(session);
    } finally {
      await session.close();
    }
  }

  async #dumpsDiffer(led: string, made: string): Promise<readonly string[]> {
    const { dump, settings } = this;
    if (dump === undefined || Math.floor(this.#version / 10_000) > dump.version) return [];
    const [got, wanted] = await Promise.all(
      [led, made].map(async (database) => normalise(await dumpDatabase(dump, { ...settings, database }))),
    );
    return linesOfOne(wanted ?? "", got ?? "");
  }

  /** Runs statements as psql would; those about roles that are missing are passed over. Gives what is wrong. */
  async #run(session: Connection, of: SqlText, statements: readonly Piece[]): Promise<string | undefined> {
    await session.execute("SET search_path = public");
    for (const statement of statements)
      try {
        await session.execute(statement.text);
      } catch (failure) {
        if (!(failure instanceof DatabaseError)) throw failure;
        if (isOfLaterServer(failure)) continue;
        if (missingRole(failure) === undefined) return `${of.name}, line ${statement.line}: ${failure.message}`;
        this.#passedOver.add(statement.text);
      }
    // What the text has set is not how the catalog is printed.
    await session.execute(settingsStatement());
    return undefined;
  }

  #plan(live: Catalog, to: SqlText, standing: Standing): Promise<Prepared> {
    const read = readTexts([to]);
    const told = read.texts.map((text) => text.filter((statement) => !this.#passedOver.has(statement.text)));
    const texts = [standing.gives, ...told];
    return prepare(
      {
        live,
        source: { objects: [], paths: new Map(), searchPath: declaredIn, ...read, texts },
        staysUndeclared: ({ address }) => standing.stays.has(address),
        unsaid: "applier",
        options: { version: live.version, allow: allow.map(({ name }) => `${name}:*`), typeChange: "in_place" },
      },
      this.shadow,
    );
  }
}

/** What is lost of a whole is lost of its parts, and with a whole they go. */
function lostWith(addresses: readonly Address[], live: Catalog): ReadonlySet<Address> {
  const bonds = new Bonds(live, live);
  const lost = new Set(addresses);
  for (const address of lost) {
    for (const heir of bonds.heirsOf(address)) lost.add(heir);
    for (const { part, whole } of bonds.before) if (whole === address) lost.add(part);
  }
  return lost;
}

interface Made {
  readonly catalog: Catalog;
  readonly database: string;
  readonly standing: Standing;
}

/** What was there before. */
interface Standing {
  /** It is nobody's to change. */
  readonly stays: ReadonlySet<Address>;
  /** What gives rights to all that is made on it: as if each text began with it. */
  readonly gives: readonly SourceStatement[];
}

const nothing: Standing = { stays: new Set(), gives: [] };

function standingOn({ version, objects, notModelled, role }: Catalog, source: SqlText): Standing {
  const isGiver = (object: Obj): boolean => kindOf(object).endows !== undefined;
  const all = [...objects.values()];
  const givers = all.filter(isGiver).map((giver) => saidBy(giver, role));
  const { statements } = planStatements(emptyCatalog(version), catalogOf(version, givers), { version });
  return {
    stays: new Set([...all.filter((object) => !isGiver(object)), ...notModelled].map(({ address }) => address)),
    gives: statements.map(({ sql }) => ({ text: sql.text, session: false, source, line: 1 })),
  };
}

/** The role itself, which is another one in the shadow, says it of whoever runs it. */
function saidBy(object: Obj, role: string | undefined): Obj {
  const kind = kindOf(object);
  return kind.saidBy === undefined || object.path[kind.saidBy] !== role
    ? object
    : objectOf(kind, { ...object.path, [kind.saidBy]: "" }, object.attrs, { rows: object.rows });
}

/** Also what no schema takes, such as rows. */
const anything = ({ text }: SqlText): readonly Piece[] =>
  splitStatements(text).statements.filter(({ kind }) => kind !== "transaction");

interface Piece {
  readonly text: string;
  readonly line: number;
}

const errorsIn = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.filter(({ severity }) => severity === "error").map(({ summary, detail }) => `${summary}: ${detail}`);

const textsOf = ({ plan }: Prepared): readonly string[] => plan.statements.map(({ sql }) => sql.text);

/** The loss of a shadow ends the proof of one pair; the next begins with a fresh one. */
function lossOf(failure: unknown): string {
  if (!(failure instanceof ShadowLost) || failure.reason === "stopped") throw failure;
  const { summary, detail } = lossDiagnostic(failure);
  return `${summary}: ${detail}`;
}

const errorsOf = ({ diagnostics, plan }: Prepared): readonly string[] => [
  ...errorsIn([...diagnostics, ...plan.refusals]),
  ...plan.statements.flatMap(({ findings }) =>
    findings
      .filter(({ severity }) => severity === "error")
      .map(({ rule, object, message }) => `${rule}: ${object}: ${message}`),
  ),
];
