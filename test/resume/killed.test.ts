/**
 * Owns the proof that an apply may die in the middle of any statement: its process, its session, the whole server, or because it is
 * told to stop. Planned and applied again, it ends where it was to end, with all rows, and leaves nothing of its own.
 * Must not know recipes. Short: one change and two deaths, on the newest server; long (SCHEMATA_LONG=1): all, on every server.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contentsOf, damage } from "../../provider/cli/rows-kept.ts";
import { applyPlan, type Plan, planJson, readSettings } from "../../provider/engine/index.ts";
import { readCatalog } from "../../provider/engine/introspect/read.ts";
import { isTemporary } from "../../provider/engine/plan/recipes/temporary-name.ts";
import { prepare } from "../../provider/engine/prepare.ts";
import { requireInModules } from "../../scripts/launcher.ts";
import { open } from "../db/opened.ts";
import { dumpSchema, normalise } from "../pg-dump.ts";
import { type Server, startServer } from "../postgres.ts";
import { closeShadow, errorsOf, runText, sharedShadow, sourceOf } from "../scenarios/harness.ts";
import { storyVersions } from "../servers.ts";
import { changes, type InterruptedChange } from "./changes.ts";

afterAll(closeShadow);

const isLong = process.env.SCHEMATA_LONG === "1";
const history = { without: ["schemata"] };

/** Statements wait for locks that others hold, or a concurrent build for a snapshot, while they are killed. */
const blockersOf = ({ locked = "app.t, app.u IN SHARE UPDATE EXCLUSIVE MODE" }: InterruptedChange) => ({
  lock: `BEGIN; LOCK TABLE ${locked}`,
  snapshot: "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT FROM app.t LIMIT 1",
});

const allDeaths = [
  "its process is killed",
  "its session is terminated",
  "it is told to stop",
  "the server crashes",
] as const;
type Death = (typeof allDeaths)[number];
const deaths: readonly Death[] = isLong ? allDeaths : allDeaths.slice(0, 2);

/** A database on a server of this test's own: others must not see it crash. */
class Patient implements AsyncDisposable {
  readonly url: string;

  constructor(
    readonly server: Server,
    readonly name: string,
  ) {
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    this.url = url.href;
  }

  async query(text: string, url = this.url): Promise<readonly Record<string, unknown>[]> {
    // After a crash it takes a moment until the server lets anybody in again.
    for (let attempt = 0; ; attempt += 1) {
      const client = new pg.Client({ connectionString: url });
      client.on("error", () => undefined);
      try {
        await client.connect();
        const result = await client.query(text);
        await client.end();
        return result.rows;
      } catch (failure) {
        const code = (failure as { code?: string }).code ?? "";
        if (attempt > 100 || !["57P03", "57P02", "57P01", "ECONNREFUSED", "ECONNRESET"].includes(code)) throw failure;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  /** Plans to the text, all of what was there before any plan being owned, and what a plan left being nobody's. */
  async plan(text: string, owned: ReadonlySet<string | undefined>): Promise<Plan> {
    const session = await open({ url: this.url });
    try {
      const live = await readCatalog(session, history);
      const prepared = await prepare(
        {
          live,
          source: sourceOf(text),
          staysUndeclared: (object) => !isTemporary(object) && !owned.has(object.rows[0]),
          options: { version: session.version, allow: ["*"] },
        },
        await sharedShadow(),
      );
      expect(errorsOf(prepared)).toEqual([]);
      return planJson(prepared.plan, { server_version: session.version, shadow: null, proof: prepared.proof, live });
    } finally {
      await session.close();
    }
  }

  async dump(): Promise<string> {
    return normalise(await dumpSchema(this.url, { schemas: ["app"] }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.query(`DROP DATABASE IF EXISTS ${this.name} WITH (FORCE)`, this.server.url);
  }
}

let count = 0;

/** A new database: an empty one, or a copy of another that nobody is connected to. */
async function admitted(server: Server, template?: Patient): Promise<Patient> {
  count += 1;
  const patient = new Patient(server, `patient_${count}`);
  // With the pages alone a sequence forgets after a crash what it has given since (15 and later; a checkpoint prevents it).
  const strategy = server.version < 15 ? "" : " STRATEGY file_copy";
  const from = template === undefined ? "" : ` TEMPLATE ${template.name}${strategy}`;
  await patient.query(`CREATE DATABASE ${patient.name}${from}`, server.url);
  return patient;
}

async function filled(server: Server, text: string, rows: string): Promise<Patient> {
  const patient = await admitted(server);
  const session = await open({ url: patient.url });
  await runText(session, text);
  for (const statement of rows.split(";")) await session.execute(statement);
  await session.close();
  return patient;
}

/** A change with some of its statements done, the rest planned. */
interface Stage {
  readonly patient: Patient;
  readonly rest: Plan;
}

/** A change on one server: what it leads to, and its stages, each made once for all deaths. */
class Course implements AsyncDisposable {
  readonly stages: Stage[] = [];

  private constructor(
    readonly server: Server,
    readonly change: InterruptedChange,
    readonly wanted: string,
    readonly owned: ReadonlySet<string | undefined>,
    readonly before: Awaited<ReturnType<typeof contentsOf>>,
  ) {}

  static async of(server: Server, change: InterruptedChange): Promise<Course> {
    await using whole = await filled(server, change.to, change.rows);
    const wanted = await whole.dump();
    const patient = await filled(server, change.from, change.rows);
    const session = await open({ url: patient.url });
    const owned = new Set([...(await readCatalog(session, history)).objects.values()].map(({ rows }) => rows[0]));
    const before = await contentsOf(session);
    await session.close();
    const course = new Course(server, change, wanted, owned, before);
    const plan = await patient.plan(change.to, owned);
    course.stages.push({ patient, rest: plan });
    const length = plan.statements.filter(({ contingent }) => !contingent).length;
    for (let done = 1; done < length; done += 1) {
      const further = await admitted(server, patient);
      expect(await apply(further.url, head(plan, done))).toMatchObject({ status: "applied" });
      course.stages.push({ patient: further, rest: await further.plan(change.to, owned) });
    }
    return course;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { patient } of this.stages) await patient[Symbol.asyncDispose]();
  }
}

const apply = (url: string, plan: Plan, signal?: AbortSignal) =>
  applyPlan({
    settings: readSettings({ url }, {}).value!,
    plan,
    expected: () => [],
    afterwards: () => [],
    resource: "test",
    ...(signal === undefined ? {} : { signal }),
  });

/** The plan's first statements alone, each with what would clean up after it. */
function head(plan: Plan, length: number): Plan {
  let number = 0;
  const isIn = ({ contingent }: Plan["statements"][number]): boolean => {
    if (!contingent) number += 1;
    return number <= length;
  };
  return { ...plan, statements: plan.statements.filter(isIn) };
}

const waiting = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'schemata apply'
  AND wait_event_type = 'Lock' AND state = 'active'`;

/** A program that applies; from the sources it would start ten times as long, for every death. */
async function bundled(scratch: string): Promise<string> {
  const outfile = join(scratch, "apply-in-process.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL("apply-in-process.ts", import.meta.url))],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    external: ["pg-native"],
    banner: { js: requireInModules },
    logLevel: "warning",
  });
  return outfile;
}

/** Somebody else's session, which may be lost when the server crashes. */
async function guest(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/** Applies while somebody is in the way, lets it die there, and waits until nothing of it runs any more. */
async function die(patient: Patient, plan: Plan, death: Death, blocker: string, program: string): Promise<boolean> {
  const holder = await guest(patient.url);
  await holder.query(blocker);
  const watcher = await guest(patient.url);
  const controller = new AbortController();
  let child: ChildProcess | undefined;
  let ended: Promise<unknown>;
  if (death === "its process is killed") {
    const path = join(dirname(program), `${patient.name}.json`);
    writeFileSync(path, JSON.stringify(plan));
    child = spawn(process.execPath, [program, patient.url, path], { stdio: "ignore", detached: true });
    ended = new Promise((resolve) => (child as ChildProcess).once("exit", resolve));
  } else ended = apply(patient.url, plan, controller.signal);
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  let pid: unknown;
  while (pid === undefined && !isOver) {
    [{ pid } = { pid: undefined }] = (await watcher.query(waiting)).rows;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  if (pid !== undefined) {
    if (death === "its process is killed") process.kill(-(child?.pid as number), "SIGKILL");
    else if (death === "it is told to stop") controller.abort();
    else if (death === "its session is terminated") await patient.query(`SELECT pg_terminate_backend(${pid})`);
    else process.kill(Number(pid), "SIGKILL");
  }
  if (death !== "it is told to stop") await holder.query("ROLLBACK").catch(() => undefined);
  await ended;
  for (const client of [holder, watcher]) await client.end().catch(() => undefined);
  // A session whose client is gone ends when its statement does.
  const others =
    "SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'schemata%'";
  while ((await patient.query(others)).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  return pid !== undefined;
}

const chosen = (): readonly InterruptedChange[] => (isLong ? changes : changes.filter(({ name }) => name === "unique"));

describe.each(storyVersions())("PostgreSQL %i", (version) => {
  let server: Server;
  let scratch: string;
  let program: string;
  beforeAll(async () => {
    // What was committed must be there after a crash.
    server = await startServer(version, { settings: { synchronous_commit: "on" } });
    scratch = mkdtempSync(join(tmpdir(), "schemata-killed-"));
    program = await bundled(scratch);
  });
  afterAll(async () => {
    await server.stop();
    rmSync(scratch, { recursive: true, force: true });
  });

  describe.each(chosen())("$name", (change) => {
    let course: Course;
    beforeAll(async () => {
      course = await Course.of(server, change);
    }, 900_000);
    afterAll(() => course[Symbol.asyncDispose]());

    test.each(deaths)("%s", { timeout: 900_000 }, async (death) => {
      const { stages, owned, before, wanted } = course;
      let died = 0;
      for (const [done, { patient: stage, rest }] of stages.entries()) {
        for (const [name, blocker] of Object.entries(blockersOf(change))) {
          // Nothing else than a concurrent build waits for a snapshot.
          if (name === "snapshot" && rest.statements[0]?.transaction !== null) continue;
          await using patient = await admitted(server, stage);
          const place = `${name}, after ${done} of ${stages.length}: ${rest.statements[0]?.sql}`;
          if (await die(patient, rest, death, blocker, program)) died += 1;
          const left = await patient.plan(change.to, owned);
          const outcome = await apply(patient.url, left);
          expect(["applied", "nothing"], `${place}\n${JSON.stringify(outcome.diagnostics)}`).toContain(outcome.status);
          expect(await patient.dump(), place).toBe(wanted);
          expect((await patient.plan(change.to, owned)).statements, place).toEqual([]);
          const after = await open({ url: patient.url });
          expect(damage(before, await contentsOf(after), new Set()), place).toEqual([]);
          expect(
            await after.rows("SELECT indexrelid::regclass::text AS index FROM pg_index WHERE NOT indisvalid"),
            place,
          ).toEqual([]);
          expect(
            await after.rows(
              "SELECT relname AS name FROM pg_class WHERE relname LIKE 'schemata_tmp%' UNION ALL SELECT conname FROM pg_constraint WHERE conname LIKE 'schemata_tmp%'",
            ),
            place,
          ).toEqual([]);
          // Whoever finds that nothing is left to do writes nothing; the next apply will say what became of it.
          const running = await after.rows("SELECT id::int FROM schemata.plan WHERE outcome = 'running'");
          if (outcome.status === "applied") expect(running, place).toEqual([]);
          await after.close();
        }
      }
      expect(died, "somebody died").toBeGreaterThanOrEqual(stages.length);
    });
  });
});
