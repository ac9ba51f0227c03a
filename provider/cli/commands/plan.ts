/**
 * Owns `schemata plan`: what would run to make a database, or what a file describes, into what files declare.
 * Must not know commander.
 */
import { printVersion } from "../../engine/plan/script.ts";
import { catalogOfFile } from "../desired.ts";
import { type ExitStatus, exit, wrongUsage } from "../exit.ts";
import { durationOf, type PlanningOptions, reviewOptionsOf, serverVersionOf, withShadow } from "../options.ts";
import { placeOf, printDatabase, readDatabase, readSqlFile } from "../place.ts";
import { type Planned, planChanges } from "../planning.ts";
import { probeDatabase, probeLimitsOf } from "../probing.ts";
import { type Around, planIn } from "../render/plan.ts";
import { Scope } from "../scope.ts";
import type { Terminal } from "../terminal.ts";

export interface PlanCommandOptions extends PlanningOptions {
  readonly from: string;
}

export async function planCommand(options: PlanCommandOptions, terminal: Terminal): Promise<ExitStatus> {
  const timeouts = {
    lockTimeout: durationOf("lock-timeout", options.lockTimeout),
    statementTimeout: durationOf("statement-timeout", options.statementTimeout),
  };
  const probes = { ...probeLimitsOf(options), showValues: options.showValues === true };
  const review = reviewOptionsOf(options, terminal);
  const wanted = options.serverVersion === undefined ? undefined : serverVersionOf(options.serverVersion);
  const { database, role } = options;
  const place = placeOf(
    options.from,
    { ...(database === undefined ? {} : { database }), ...(role === undefined ? {} : { role }) },
    terminal,
  );
  if (place.kind === "database" && wanted !== undefined)
    throw wrongUsage("--server-version is for --from with a file", "A database has the version of its server.");
  const scope = new Scope(options.schema.length === 0 ? undefined : options.schema, options.historySchema);
  const files = options.to.map(readSqlFile);
  const target = place.kind === "database" ? place.settings : undefined;
  const read = place.kind === "database" ? await readDatabase(place, [options.historySchema], terminal) : undefined;
  const { planned, version } = await withShadow(options.shadow, target, terminal, async (shadow) => {
    const live = read ?? (await catalogOfFile(place.kind === "file" ? place.file : files[0]!, shadow));
    const version = wanted ?? live.version;
    return { version, planned: await planChanges({ live, version, files, scope, review }, shadow, terminal) };
  });
  const from = place.kind === "database" ? printDatabase(place.settings) : place.file.name;
  const heading = `From ${from} (PostgreSQL ${printVersion(version)}) to ${options.to.join(", ")}`;
  const fits = place.kind === "file" || (await probeDatabase(place, planned.plan, probes, terminal));
  return showPlan(planned, fits, { heading, ...timeouts, colours: terminal.colours }, options, terminal);
}

/** The plan on stdout and its status. A script that must not be run is not printed. */
function showPlan(
  { plan, objections }: Planned,
  fits: boolean,
  around: Around,
  options: PlanCommandOptions,
  terminal: Terminal,
): ExitStatus {
  const refused = objections.length > 0 || !fits;
  if (!refused || options.format !== "sql") terminal.result(planIn(options.format, plan, around));
  terminal.tell(objections);
  if (refused) return exit.refused;
  return plan.statements.length > 0 && options.detailedExitcode === true ? exit.changes : exit.done;
}
