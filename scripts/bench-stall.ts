/**
 * Owns `npm run bench:stall`: changes a table under load in both ways, prints how long anybody waited, and which goals are missed.
 * Must not know how a change is run or measured.
 */
import { parseArgs } from "node:util";
import { openShadow } from "../provider/engine/index.ts";
import { goal, isMissed } from "./stall/goal.ts";
import { type Measurement, measure, type Settings, type Way } from "./stall/measurement.ts";
import { operations } from "./stall/operations.ts";
import { measured, remember, writePages } from "./stall/page.ts";
import { Place } from "./stall/place.ts";
import { said, tableOf } from "./stall/report.ts";

const usage = `npm run bench:stall -- [options]
  --rows 200000,2000000   sizes of the table; with --rows= nothing is measured
  --operations a,b        only these: ${operations.map(({ name }) => name).join(", ")}
  --ways naive,ours       only these ways
  --postgres 18           version of the server
  --clients 16            clients at once
  --rate 20               operations a second of each client at most
  --report 0              seconds that a report reads the table when the change comes
  --write                 also writes scripts/stall/measured.jsonl, docs/guides/online.md and its plots`;

const { values: given } = parseArgs({
  options: {
    rows: { type: "string", default: "200000,2000000" },
    operations: { type: "string", default: operations.map(({ name }) => name).join(",") },
    ways: { type: "string", default: "naive,ours" },
    postgres: { type: "string", default: "18" },
    clients: { type: "string", default: "16" },
    rate: { type: "string", default: "20" },
    report: { type: "string", default: "0" },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const listed = (text: string): readonly string[] => text.split(",").filter((part) => part !== "");
const unknown = [
  ...listed(given.operations).filter((name) => !operations.some((operation) => operation.name === name)),
  ...listed(given.ways).filter((way) => way !== "naive" && way !== "ours"),
  ...[given.rows, given.postgres, given.clients, given.rate, given.report]
    .flatMap(listed)
    .filter((text) => !/^\d+$/.test(text)),
];

if (given.help || unknown.length > 0) {
  if (!given.help) console.error(`Not understood: ${unknown.join(", ")}`);
  console.error(usage);
  process.exitCode = given.help ? 0 : 64;
} else {
  await bench();
}

async function bench(): Promise<void> {
  const end = new Promise<"ended">((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve("ended"));
  });
  const place = await Place.open(Number(given.postgres));
  const shadow = await openShadow();
  try {
    const ended = await Promise.race([end, measureAll(place, shadow)]);
    if (ended === "ended") process.exitCode = 130;
  } finally {
    await shadow.close();
    await place[Symbol.asyncDispose]();
  }
  if (process.exitCode === 130) process.exit();
}

async function measureAll(place: Place, shadow: Awaited<ReturnType<typeof openShadow>>): Promise<void> {
  const results: Measurement[] = [];
  const one = async (name: string | undefined, way: Way, settings: Settings): Promise<void> => {
    const operation = operations.find((candidate) => candidate.name === name);
    const result = await measure(place, shadow, operation, way, settings);
    results.push(result);
    if (given.write) remember(result);
    console.error(said(result));
  };
  for (const rows of listed(given.rows)) {
    const settings = {
      rows: Number(rows),
      clients: Number(given.clients),
      rate: Number(given.rate),
      report: Number(given.report),
    };
    await one(undefined, "nothing", settings);
    for (const name of listed(given.operations))
      for (const way of listed(given.ways)) await one(name, way as Way, settings);
  }
  if (results.length > 0) console.log(tableOf(results));
  const missed = results.filter(isMissed);
  for (const result of missed) console.log(`MISSED: ${said(result)}`);
  if (results.length > 0 && missed.length === 0)
    console.log(`No client waited longer than ${goal} ms for a plan of ours.`);
  if (given.write) writePages(measured());
}
