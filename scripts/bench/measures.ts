/**
 * Owns THE LIST of measures: what is compared with what, and the goal.
 * Must not know how schemas, servers and workspaces are made.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { connect } from "../../provider/engine/db/connection.ts";
import { readSettings } from "../../provider/engine/db/settings.ts";
import { readCatalog } from "../../provider/engine/introspect/read.ts";
import { planJson } from "../../provider/engine/plan/json.ts";
import { probePlan } from "../../provider/engine/safety/probing.ts";
import { rules } from "../../provider/engine/safety/rules/index.ts";
import { dumpSchema } from "../../test/pg-dump.ts";
import { clientIdentity, managedEnvironment, scratch, start } from "../../test/protocol/plugin.ts";
import { growth, growthTo10000 } from "./growth.ts";
import { largeSchemaMeasure } from "./large.ts";
import { type Measure, megabytes, memoryLine, ratio, seconds, withSession } from "./measure.ts";
import { peakOfProvider } from "./peak.ts";
import { countObjects, planNothing, succeeded } from "./place.ts";
import { preparedWith, withShadow } from "./planned.ts";
import { probes } from "./probes.ts";
import { release } from "./release.ts";
import { interleaved, timed } from "./samples.ts";
import { synthesise } from "./synthesis.ts";
import { sqlOf, structuredOf } from "./tables.ts";

const only = { schemas: ["app"] };

/** The system's pg_dump if it can read the server, which must not be newer than it; else pg_dump 18 in WebAssembly. */
async function pgDump(): Promise<{ readonly name: string; dump(url: string): Promise<string> }> {
  const { stdout } = await promisify(execFile)("pg_dump", ["--version"]).catch(() => ({ stdout: "" }));
  const version = /(\d+)\.\d+/.exec(stdout);
  if (version === null || Number(version[1]) < 15) return { name: "pg_dump 18 in WebAssembly", dump: dumpSchema };
  const dump = async (url: string): Promise<string> => {
    const args = ["--schema-only", "--schema=app", url];
    return (await promisify(execFile)("pg_dump", args, { maxBuffer: 1 << 28 })).stdout;
  };
  return { name: `the system's pg_dump ${version[0]}`, dump };
}

const readCatalogMeasure: Measure = {
  name: "read-catalog",
  description: "reading a catalog of 1,000 tables against pg_dump --schema-only of it",
  async run(place) {
    const url = await place.database(1000);
    const { name, dump } = await pgDump();
    return withSession(url, async (session) => {
      // V8 compiles what it runs often: the first reading takes twice as long as those that follow, and is told apart.
      const first = await timed(() => readCatalog(session, only));
      const taken = await interleaved(9, { read: () => readCatalog(session, only), dump: () => dump(url) });
      const { objects } = await readCatalog(session, only);
      const numbers = `read ${seconds(taken.read)} (${objects.size} objects; the first one of the process ${seconds(first)}), ${name} ${seconds(taken.dump)}; ${await countObjects(url)}`;
      return [ratio("read-catalog", taken.read / taken.dump, 0.5, numbers)];
    });
  },
};

const planWithoutChanges: Measure = {
  name: "plan-without-changes",
  description: "terraform plan on 1,000 tables given as sql against one table, and that against terraform_data alone",
  async run(place) {
    const thousand = await place.applied(1000, "sql");
    const one = await place.applied(1, "sql");
    const data = await place.data("nothing", "nothing");
    const taken = await interleaved(3, {
      thousand: () => planNothing(thousand.workspace),
      one: () => planNothing(one.workspace),
      data: () => planNothing(data),
    });
    const counted = `${await countObjects(thousand.url)}`;
    return [
      ratio(
        "plan-without-changes",
        taken.thousand / taken.one,
        2,
        `1,000 tables ${seconds(taken.thousand)}, one table ${seconds(taken.one)}; ${counted}`,
      ),
      ratio(
        "plan-fixed-cost",
        taken.one / taken.data,
        undefined,
        `one table ${seconds(taken.one)}, terraform_data alone ${seconds(taken.data)}: ours is ${seconds(taken.one - taken.data)} for the starts of the provider`,
      ),
    ];
  },
};

const planStructured: Measure = {
  name: "plan-structured",
  description: "terraform plan without changes on 100 tables, structured, against one; core's own share apart",
  async run(place) {
    const hundred = await place.applied(100, "structured");
    const one = await place.applied(1, "structured");
    const large = await place.data("100 tables", structuredOf(100));
    const small = await place.data("nothing", "nothing");
    const taken = await interleaved(3, {
      hundred: () => hundred.workspace.plan(),
      one: () => one.workspace.plan(),
      large: () => large.plan(),
      small: () => small.plan(),
    });
    const [whole, core] = [taken.hundred - taken.one, taken.large - taken.small];
    return [
      ratio(
        "plan-structured",
        taken.hundred / taken.one,
        undefined,
        `100 tables ${seconds(taken.hundred)}, one table ${seconds(taken.one)}; ${await countObjects(hundred.url)}`,
      ),
      ratio(
        "plan-structured-core",
        core / whole,
        undefined,
        `of the ${seconds(whole)} that 99 tables add, the same values in terraform_data add ${seconds(core)} (without types and nulls)`,
      ),
    ];
  },
};

const planWithChanges: Measure = {
  name: "plan-100-changes",
  description: "terraform plan with 100 changes and their proof on 100 tables, against the plan without changes",
  async run(place) {
    const hundred = await place.applied(100, "sql");
    const without = await timed(async () => succeeded(await hundred.workspace.plan()));
    hundred.write(100);
    let said = "";
    const taken = await interleaved(3, {
      plan: async () => {
        said = succeeded(await hundred.workspace.plan()).stdout;
      },
    });
    hundred.write(0);
    const head = /-- plan \w+: (.*)/.exec(said)?.[1];
    if (head?.startsWith("100 statements, proven") !== true)
      throw new Error(`not 100 proven statements, but ${head ?? said}`);
    const numbers = `with ${seconds(taken.plan)} (${head}), without ${seconds(without)}`;
    return [ratio("plan-100-changes", taken.plan / without, undefined, numbers)];
  },
};

const handshake: Measure = {
  name: "handshake",
  description: "start of the provider up to its handshake line against node -e 0",
  async run(_place, program) {
    const directory = scratch();
    try {
      const environment = managedEnvironment(clientIdentity(directory.path));
      const taken = await interleaved(21, {
        node: async () => {
          await start(process.execPath, {}, ["-e", "0"]).exit;
        },
        // Its end does not count, so it is ended outside of the measured time.
        provider: async () => {
          const started = start(program, environment);
          await started.firstLine;
          started.child.kill("SIGTERM");
        },
      });
      const numbers = `provider ${Math.round(taken.provider)} ms, node -e 0 ${Math.round(taken.node)} ms`;
      return [ratio("handshake", taken.provider / taken.node, 1.5, numbers)];
    } finally {
      directory.remove();
    }
  },
};

const memory: Measure = {
  name: "memory",
  description: "peak memory of the provider process on 1,000 tables, without and with the shadow",
  async run(place) {
    const { workspace, write, url } = await place.applied(1000, "sql");
    const without = await peakOfProvider(workspace.directory, async () => succeeded(await workspace.plan()));
    write(1);
    const withShadow = await peakOfProvider(workspace.directory, async () => succeeded(await workspace.plan()));
    write(0);
    const { workspace: small } = await place.applied(1, "sql");
    const least = await peakOfProvider(small.directory, async () => succeeded(await small.plan()));
    if (without === undefined || withShadow === undefined || least === undefined)
      return [{ name: "memory", value: "not measured", numbers: "only Linux tells a process's peak" }];
    const counted = await countObjects(url);
    return [
      memoryLine(
        "memory",
        without,
        150,
        `plan without changes, so without the shadow; ${counted}; one table ${megabytes(least)}`,
      ),
      memoryLine("memory-shadow", withShadow, 500, "plan with one change, with the shadow and the proof"),
    ];
  },
};

const allRules: Measure = {
  name: "rules",
  description: "planning a check on each of 1,000 tables with all safety rules and their probes against none",
  async run(place) {
    const tables = 1000;
    const url = await place.database(tables);
    const check = (name: string): string => `CONSTRAINT ${name}_amount_check CHECK (amount >= 0)`;
    const texts = Object.entries(sqlOf(tables, tables, check)).map(([name, text]) => ({ name, text }));
    const off = Object.fromEntries(rules.map(({ name }) => [name, "off"] as const));
    const { value } = readSettings({ url });
    const connection = await connect(value!, { applicationName: "schemata bench" });
    try {
      const live = await readCatalog(connection, only);
      const planned = (policy: Readonly<Record<string, "off">>) => async () =>
        withShadow(async (shadow) => {
          const { plan, proof } = await preparedWith(live, texts, shadow, policy);
          const made = planJson(plan, { server_version: live.version, shadow: null, proof, live });
          const probes = made.statements.flatMap((statement) => statement.probes ?? []).length;
          // Whether rows violate it, how large the table is, and how old.
          if (probes !== ("meets-violations" in policy ? 0 : 3 * tables)) throw new Error(`${probes} probes`);
          const met = await probePlan(made, connection);
          if (met.length > 0) throw new Error(JSON.stringify(met[0]?.findings));
        });
      const taken = await interleaved(3, { all: planned({}), none: planned(off) });
      const numbers = `with ${rules.length} rules and ${3 * tables} probes ${seconds(taken.all)}, without ${seconds(taken.none)}; ${await countObjects(url)}`;
      return [ratio("rules", taken.all / taken.none, 1.3, numbers)];
    } finally {
      await connection.close();
    }
  },
};

const synthesis: Measure = {
  name: "synthesis",
  description: "synthesis of 1,000 tables through the construct against 1,000 plain L1 resources",
  async run() {
    const { nothing, resources, construct, compact } = await synthesise(1000, 3);
    const counted = `resources ${seconds(resources.cpu)} of CPU and ${megabytes(resources.peak)}, an empty stack ${seconds(nothing.cpu)} and ${megabytes(nothing.peak)}`;
    return (
      [
        ["synthesis", construct],
        ["synthesis-compact", compact],
      ] as const
    ).map(([name, { cpu, peak }]) =>
      ratio(
        name,
        (cpu - nothing.cpu) / (resources.cpu - nothing.cpu),
        1,
        `memory ${((peak - nothing.peak) / (resources.peak - nothing.peak)).toFixed(2)}; ${seconds(cpu)} of CPU and ${megabytes(peak)}; ${counted}`,
      ),
    );
  },
};

export const measures: readonly Measure[] = [
  handshake,
  release,
  readCatalogMeasure,
  planWithoutChanges,
  memory,
  planStructured,
  planWithChanges,
  allRules,
  probes,
  growth,
  growthTo10000,
  largeSchemaMeasure,
  synthesis,
];
