/**
 * Owns probing: it asks the catalog and the rows that are there what a plan's statements will meet, within a budget of time.
 * Must not know what is asked. It only reads: no lock but ACCESS SHARE, no transaction left open.
 */
import { cancelledBy } from "../db/cancel.ts";
import type { Connection } from "../db/connection.ts";
import { withUsualPath } from "../db/search-path.ts";
import type { Plan, PlanProbe, PlanStatement } from "../plan/json.ts";
import { type Answer, Asking, judged, Reader } from "./asking.ts";
import type { Finding } from "./finding.ts";
import { type MetFinding, unseen } from "./met.ts";
import { defaultProbeLimits, ProbeBudget, type ProbingOptions } from "./probe-limits.ts";
import { rowRules } from "./rules/index.ts";

/** As a person is told of it. */
export const told = ({ aside, ...finding }: MetFinding): Finding => ({
  ...finding,
  message: `${finding.message}${aside}`,
});

/** What the probes of one statement say. */
export interface Probed {
  readonly statement: PlanStatement;
  readonly findings: readonly MetFinding[];
}

/**
 * Asks every probe of the plan, each in a transaction of its own that may only read; those of the catalog first, many at a time. The
 * session must not be in one. Throws only on bugs: what cannot be asked is a finding too.
 */
export async function probePlan(
  plan: Plan,
  session: Connection,
  options: ProbingOptions = {},
): Promise<readonly Probed[]> {
  const look = async (): Promise<readonly Probed[]> => {
    const limits = { ...defaultProbeLimits, ...options };
    const reader = new Reader(session, new ProbeBudget(limits.probeTimeout));
    const catalog = await askCatalog(plan, reader, options);
    const probed: Probed[] = [];
    for (const statement of plan.statements) {
      const findings: MetFinding[] = [];
      for (const probe of statement.probes ?? [])
        findings.push(...(catalog.get(probe) ?? (await new Asking(probe, statement, reader, limits).findings())));
      if (findings.length > 0) probed.push({ statement, findings });
    }
    return probed;
  };
  return withUsualPath(session, plan.search_path ?? options.searchPath ?? [], () =>
    cancelledBy(options.signal, session, look),
  );
}

const asksCatalog = ({ rule }: PlanProbe): boolean =>
  rowRules.some(({ name, asksCatalog: asks }) => name === rule && asks === true);

/** Relations about which one query asks. */
const atOnce = 500;

/** Those that ask the same about one relation each; a question about two stands alone. */
function alikes<T extends { readonly probe: PlanProbe }>(asked: readonly T[]): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  asked.forEach((one, place) => {
    const { query, others } = one.probe;
    const key = others === null ? query : `${place}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  });
  return [...groups.values()];
}

/** What the catalog says of relations, by the probe; nothing where it could not be asked. */
async function askCatalog(
  plan: Plan,
  reader: Reader,
  { signal }: ProbingOptions,
): Promise<ReadonlyMap<PlanProbe, readonly MetFinding[]>> {
  const asked = plan.statements.flatMap((statement) =>
    (statement.probes ?? []).filter(asksCatalog).map((probe) => ({ probe, statement })),
  );
  const findings = new Map<PlanProbe, readonly MetFinding[]>(asked.map(({ probe }) => [probe, []]));
  const ask = async (some: typeof asked): Promise<void> => {
    if (some.length === 0 || signal?.aborted === true || reader.budget.isOver) return;
    const answers = await reader.catalog(some.map(({ probe }) => probe));
    // One that fails is found by halves: the others have their answers.
    if (answers === undefined && some.length > 1) {
      const half = Math.ceil(some.length / 2);
      await ask(some.slice(0, half));
      await ask(some.slice(half));
    }
    some.forEach(({ probe, statement }, place) => {
      const answer: Answer | undefined = answers?.[place];
      if (answer !== undefined)
        findings.set(probe, judged(answer, probe, statement, { estimate: 0, sample: undefined }));
    });
  };
  for (const alike of alikes(asked))
    for (let place = 0; place < alike.length; place += atOnce) await ask(alike.slice(place, place + atOnce));
  return findings;
}

/** Whether there is anything to ask at all, so that it is worth a connection. */
export const asksRows = ({ statements }: Plan): boolean => statements.some(({ probes = [] }) => probes.length > 0);

/** Of every probe of the plan: that it could not be asked, and why. */
export const unprobed = (plan: Plan, reason: string): readonly Probed[] =>
  plan.statements.flatMap((statement) => {
    const findings = (statement.probes ?? []).flatMap((probe) => unseen(probe, statement, reason));
    return findings.length === 0 ? [] : [{ statement, findings }];
  });
