/**
 * Owns one planning of the large schema that is measured: how long it takes, with its parts, and the peak of its memory.
 * Must not know what it is compared with. Arguments: the database that is planned for, and the release that is wanted.
 */
import { connect } from "../../provider/engine/db/connection.ts";
import { readSettings } from "../../provider/engine/db/settings.ts";
import { elaborate, load } from "../../provider/engine/desired/elaborate.ts";
import { readTexts } from "../../provider/engine/desired/source.ts";
import { hasErrors } from "../../provider/engine/diagnostic.ts";
import { diff } from "../../provider/engine/diff/diff.ts";
import { readCatalog } from "../../provider/engine/introspect/read.ts";
import { Actions } from "../../provider/engine/plan/actions.ts";
import { edgesOf } from "../../provider/engine/plan/edges.ts";
import { fatesOf } from "../../provider/engine/plan/fates.ts";
import { order } from "../../provider/engine/plan/graph.ts";
import { groupsOf } from "../../provider/engine/plan/groups.ts";
import { onlineForms } from "../../provider/engine/plan/online.ts";
import { planStatements } from "../../provider/engine/plan/plan.ts";
import { prove } from "../../provider/engine/plan/proof.ts";
import { prepare } from "../../provider/engine/prepare.ts";
import { openShadow } from "../../provider/engine/shadow/shadow.ts";
import { largeSchema } from "./large-schema.ts";
import type { Release } from "./large-tables.ts";

/** What one planning took, in milliseconds and MB. */
export interface Planning {
  readonly statements: number;
  readonly objects: number;
  readonly whole: number;
  readonly peak: number;
  readonly parts: Readonly<Record<string, number>>;
}

const [url, release] = process.argv.slice(2) as [string, Release];
const parts: Record<string, number> = {};

async function part<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  parts[name] = performance.now() - started;
  return result;
}

const { value } = readSettings({ url });
const connection = await connect(value!, { applicationName: "schemata bench" });
const shadow = await openShadow();
try {
  const live = await part("read", () => readCatalog(connection));
  const options = { version: live.version };
  const texts = Object.entries(largeSchema(release)).map(([name, text]) => ({ name, text }));
  const source = { objects: [], paths: new Map(), searchPath: [], ...(await part("split", () => readTexts(texts))) };
  const started = performance.now();
  const { plan, proof, diagnostics } = await prepare(
    { live, source, staysUndeclared: ({ address }) => address === "schema:public", options },
    shadow,
  );
  const whole = performance.now() - started + parts.read! + parts.split!;
  if (hasErrors(diagnostics) || proof.status !== "proven")
    throw new Error(
      `${proof.status}: ${JSON.stringify(
        diagnostics.map((d) => d.summary),
        null,
        1,
      )}`,
    );
  const peak = process.resourceUsage().maxRSS / 1024;

  // The same once more, part by part.
  const nothing = { version: live.version, objects: new Map(), edges: [], notModelled: [] };
  const { catalog: to } = await part("elaborate", () => elaborate(source, nothing, shadow));
  const from = await part("copy", () => load(live, shadow));
  await part("diff", () => diff(from, to));
  const fates = await part("decide", () =>
    fatesOf(
      from,
      to,
      { version: live.version, movesRows: () => false },
      {
        anew: new Set(),
        alone: new Set(),
        crowded: new Set(),
        silenced: new Set(),
        inside: new Set(),
      },
    ),
  );
  const actions = await part("write", () => new Actions(fates, onlineForms(fates, new Set())));
  await part("order", () =>
    order({
      size: actions.list.length,
      edges: edgesOf(actions),
      groups: groupsOf(actions),
      compare: (left, right) => left - right,
    }),
  );
  const made = await part("plan", () => planStatements(from, to, options));
  await part("prove", () =>
    prove(
      made,
      to,
      () => true,
      () => false,
      shadow,
      0,
      [],
    ),
  );
  const result: Planning = { statements: plan.statements.length, objects: to.objects.size, whole, peak, parts };
  console.log(JSON.stringify(result));
} finally {
  await shadow.close();
  await connection.close();
}
