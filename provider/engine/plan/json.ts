/**
 * Owns Plan: a plan as users and programs read it, and as it is run. Its names are fixed; it is plain JSON.
 * Must not know how statements were found, nor how they are executed.
 */
import { type Address, nameOf } from "../catalog/address.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Approvable, Finding } from "../safety/finding.ts";
import type { Judgement } from "../safety/review.ts";
import type { ReviewedProbe, ReviewedStatement, StatementPlan } from "./plan.ts";
import { blockedBy, type ChangeWord, type LockMode, strongest } from "./statement.ts";

/** One statement of a plan, with what it locks, loses and is warned of. */
export interface PlanStatement {
  readonly sql: string;
  /** Every existing relation that it locks, with the strongest mode. */
  readonly locks: Readonly<Record<Address, LockMode>>;
  readonly blocks: "writes" | "reads and writes" | null;
  readonly rewrites_table: boolean;
  /** Statements with one number commit together; null runs outside a transaction. */
  readonly transaction: number | null;
  /** What is lost, in a word; null for nothing. */
  readonly loses: string | null;
  readonly object: Address;
  readonly change: ChangeWord;
  /** Whether it is run many times, as a backfill is: `$1` and `$2` are then the bounds (tid) of a batch. */
  readonly repeats: boolean;
  /** Of one that repeats: a query with one row and one number `pages`, how many pages the table has. Absent in older plans. */
  readonly pages?: string | null;
  /** Whether it only cleans up after the statement before it failed. */
  readonly contingent: boolean;
  /** Whether it takes as long as the data is large, so that no statement_timeout holds. */
  readonly slow: boolean;
  /** A query with one row and one boolean column `ok` that must hold after it. */
  readonly verify: string | null;
  /** Objects that go with it without a statement of their own. */
  readonly takes: readonly Address[];
  /** Columns whose values it leaves behind where it carries rows to another table; absent: none. */
  readonly leaves?: readonly Address[];
  readonly findings: readonly Finding[];
  /** What is asked of the rows before it is run; absent in plans of versions that asked nothing. */
  readonly probes?: readonly PlanProbe[];
}

/** A question to the rows that are there, and what is to be said of a bad answer, or of none. */
export interface PlanProbe {
  readonly rule: string;
  readonly of: string;
  /** `SELECT <columns> FROM <from>` are the rows, which the query calls `probed`; `others` are those that it calls `referenced`. */
  readonly columns: string;
  readonly from: string;
  readonly others: string | null;
  readonly query: string;
  /** Of a question to the catalog: the relation's name, as to_regclass takes it. Null, or absent in older plans: it asks rows. */
  readonly relation?: string | null;
  /** Whether the values may make it fail as the statement will (classes 22 and 23 of SQLSTATE); absent: not. */
  readonly tries?: true;
  /** How a person lists the rows at fault; null where the plan must have run before. */
  readonly list: string | null;
  readonly found: Judgement;
  readonly unseen: Judgement | null;
}

/** A plan as JSON, `format_version` 1: what is shown, saved, and run (docs/guides/command-line.md has every key). */
export interface Plan {
  readonly format_version: "1";
  readonly id: string;
  /** server_version_num of the target. */
  readonly server_version: number;
  readonly shadow: { readonly engine: string; readonly version: number } | null;
  readonly proof: { readonly status: "proven" | "unproven"; readonly reason: string | null };
  readonly statements: readonly PlanStatement[];
  readonly findings: readonly Finding[];
  readonly not_modelled: readonly Address[];
  /** Where unqualified names were looked for, if a text has SET another search_path than is meant without a word: it is run with that. */
  readonly search_path?: readonly string[];
}

/** The plan as JSON. */
export function planJson(
  plan: StatementPlan,
  around: Pick<Plan, "server_version" | "shadow" | "proof" | "search_path"> & { readonly live: Catalog },
): Plan {
  const statements = plan.statements.flatMap(statementJson);
  return {
    format_version: "1",
    id: plan.id,
    server_version: around.server_version,
    shadow: around.shadow,
    proof: around.proof,
    statements,
    findings: statements.flatMap((statement) => statement.findings),
    not_modelled: around.live.notModelled.map((thing) => thing.address),
    ...(around.search_path === undefined ? {} : { search_path: around.search_path }),
  };
}

/** As the plan says it: nothing where it is the `usual` one. */
export const saidPath = (path: readonly string[], usual: readonly string[]): Pick<Plan, "search_path"> =>
  path.length === usual.length && path.every((name, place) => name === usual[place]) ? {} : { search_path: path };

/** What an entry of `allow` can be meant for: findings, and what the rows may yet turn out to be. */
export const approvable = ({ findings, statements }: Plan): readonly Approvable[] => [
  ...findings,
  ...statements.flatMap(({ object, probes = [] }) =>
    probes.flatMap(({ rule, unseen }) => [
      { rule, object },
      ...(unseen === null ? [] : [{ rule: "rows-not-seen", object }]),
    ]),
  ),
];

/** The entries of `allow` that approve one of these findings, each once. */
export const approvalsIn = (findings: readonly Finding[]): readonly string[] => [
  ...new Set(findings.flatMap(({ approvals }) => approvals)),
];

function statementJson(statement: ReviewedStatement): readonly PlanStatement[] {
  const main: PlanStatement = {
    sql: statement.sql.text,
    locks: statement.locks,
    blocks: blocksOf(statement.locks),
    rewrites_table: (statement.rewrites ?? []).some((relation) => relation in statement.locks),
    transaction: statement.transaction,
    loses: statement.loses ?? null,
    object: statement.object,
    change: statement.change,
    repeats: statement.batches !== undefined,
    pages: statement.batches?.pages.text ?? null,
    contingent: false,
    slow: statement.slow === true,
    verify: statement.verify?.text ?? null,
    takes: statement.takes,
    ...(statement.leaves === undefined || statement.leaves.length === 0 ? {} : { leaves: statement.leaves }),
    findings: statement.findings,
    probes: statement.probes.flatMap(probeJson),
  };
  if (statement.contingent === undefined) return [main];
  return [
    main,
    {
      ...main,
      sql: statement.contingent.text,
      transaction: null,
      change: "drop",
      repeats: false,
      pages: null,
      contingent: true,
      verify: null,
      loses: null,
      rewrites_table: false,
      takes: [],
      findings: [],
      probes: [],
    },
  ];
}

const probeJson = ({
  found,
  unseen,
  rule,
  of,
  columns,
  from,
  others,
  query,
  relation,
  tries,
  list,
}: ReviewedProbe): readonly PlanProbe[] =>
  found === undefined
    ? []
    : [
        {
          rule,
          of,
          columns: columns.text,
          from: from.text,
          others: others?.text ?? null,
          query: query.text,
          relation: relation ?? null,
          ...(tries === true ? { tries } : {}),
          list: list?.text ?? null,
          found,
          unseen: unseen ?? null,
        },
      ];

const blocksOf = (locks: Readonly<Record<Address, LockMode>>): PlanStatement["blocks"] => {
  const modes = Object.values(locks);
  return modes.length === 0 ? null : blockedBy(modes.reduce(strongest));
};

/** What a policy engine judges: counts and lists of addresses; what is empty is null. */
export interface Impact {
  readonly statements: number;
  readonly data_loss: readonly string[] | null;
  readonly rewrites: readonly string[] | null;
  readonly blocks_writes: readonly string[] | null;
  readonly blocks_reads_and_writes: readonly string[] | null;
  readonly locks: Readonly<Record<string, string>> | null;
  readonly findings: readonly string[] | null;
}

/** The relation that a statement rewrites is the one that its object is, or is in; it may lock others, tied by foreign keys. */
const rewritten = ({ object, locks }: PlanStatement): readonly Address[] =>
  Object.keys(locks).filter((relation) => `${nameOf(object)}.`.startsWith(`${nameOf(relation)}.`));

/** What is lost with these statements, columns that are left behind among them. */
export const lostIn = (statements: readonly PlanStatement[]): readonly Address[] =>
  statements.flatMap(({ loses, object, leaves = [] }) => [...(loses === null ? [] : [object]), ...leaves]);

/** Null when nothing is to do. */
export function impactOf(plan: Plan): Impact | null {
  const statements = plan.statements.filter((statement) => !statement.contingent);
  if (statements.length === 0) return null;
  const locks: Record<string, LockMode> = {};
  for (const statement of statements)
    for (const [relation, mode] of Object.entries(statement.locks))
      locks[relation] = locks[relation] === undefined ? mode : strongest(locks[relation], mode);
  const relations = Object.keys(locks).sort();
  const list = (addresses: readonly string[]): readonly string[] | null =>
    addresses.length === 0 ? null : [...new Set(addresses)].sort();
  const blocking = (what: PlanStatement["blocks"]): readonly string[] | null =>
    list(relations.filter((relation) => blockedBy(locks[relation] as LockMode) === what));
  return {
    statements: statements.length,
    data_loss: list(lostIn(statements)),
    rewrites: list(statements.filter((statement) => statement.rewrites_table).flatMap(rewritten)),
    blocks_writes: blocking("writes"),
    blocks_reads_and_writes: blocking("reads and writes"),
    locks:
      relations.length === 0
        ? null
        : Object.fromEntries(relations.map((relation) => [relation, locks[relation] as string])),
    findings: list(plan.findings.map(({ rule, object }) => `${rule}:${object.slice(object.indexOf(":") + 1)}`)),
  };
}
