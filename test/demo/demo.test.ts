import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Everything the demo makes goes below this directory, so that what it leaves behind is seen. */
let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "schemata-demo-"));
  // The server may run as another user.
  chmodSync(directory, 0o755);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

interface Demo {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  output(): string;
}

/** Starts what npm run demo does, in a process group of its own, as a shell starts a command. */
function start(...examples: readonly string[]): Demo {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/demo.ts", ...examples], {
    cwd: root,
    env: { ...process.env, TMPDIR: directory },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, ended, output: () => output };
}

/** Directories that the demo made. tsx keeps what it compiled. */
const directories = (): readonly string[] => readdirSync(directory).filter((name) => !name.startsWith("tsx-"));

/** What the demo left. */
const remains = (): readonly string[] => [...directories(), ...processes()];

/** Processes whose working directory or arguments lie below the directory, where /proc tells. */
function processes(): readonly string[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => {
      try {
        const command = readFileSync(`/proc/${id}/cmdline`, "utf8").replaceAll("\0", " ");
        const environment = readFileSync(`/proc/${id}/environ`, "utf8");
        const uses = [command, environment, readlinkSync(`/proc/${id}/cwd`)].some((text) => text.includes(directory));
        return uses ? [command] : [];
      } catch {
        return [];
      }
    });
}

test("the demo shows a plan, applies it, keeps the rows, tells the history and refuses a loss", {
  timeout: 180_000,
}, async () => {
  const demo = start();
  expect(await demo.ended, demo.output()).toBe(0);
  const lines = demo.output().split("\n");
  expect(lines).toEqual(expect.arrayContaining(mainLines.trim().split("\n")));
  expect(demo.output()).not.toContain("\u001b[");
  expect(withoutHashes(demo.output())).toContain(withoutHashes(transcript()));
  expect(remains()).toEqual([]);
});

/** What README.md shows between its ellipses must be what the demo prints; plan ids and bases hang on the server. */
const transcript = (): string =>
  /^```\n\$ terraform plan -out=tfplan\n…\n(.*?)\n…\n```/ms.exec(readFileSync(join(root, "README.md"), "utf8"))?.[1] ??
  "README.md has no transcript";
const withoutHashes = (text: string): string => text.replace(/\b[0-9a-f]{16}\b/g, "…");

const mainLines = `
== 1. A schema from nothing
CREATE TABLE shop.customers (
  CONSTRAINT customers_email_key UNIQUE (email)
Apply complete! Resources: 1 added, 0 changed, 0 destroyed.
  ada@example.org | 19.75
            ALTER TABLE shop.orders RENAME COLUMN placed TO placed_at;
            ALTER TABLE shop.orders ADD COLUMN status text DEFAULT 'new'::text NOT NULL;
            ALTER TABLE shop.orders VALIDATE CONSTRAINT orders_total_check;
            CREATE INDEX CONCURRENTLY orders_customer_idx ON shop.orders (customer, placed_at DESC);
Plan: 0 to add, 1 to change, 0 to destroy.
Apply complete! Resources: 0 added, 1 changed, 0 destroyed.
  3 | 30.00 | new | true
No changes. Your infrastructure matches the configuration.
  1. done: ALTER TABLE shop.orders RENAME COLUMN placed TO placed_at
Error: drops-column: shop.customers.nickname
  ALTER TABLE shop.customers DROP COLUMN nickname;
  Countess
`;

test("a name that was changed in the example: the demo says what it expects, and leaves nothing behind", {
  timeout: 180_000,
}, async () => {
  const changed = mkdtempSync(join(tmpdir(), "schemata-example-"));
  try {
    for (const path of ["main.ts", "next.ts", "refused.ts"]) {
      const text = readFileSync(join(root, "examples/02-constructs", path), "utf8");
      writeFileSync(join(changed, path), text.replaceAll("nickname", "alias"));
    }
    symlinkSync(join(root, "node_modules"), join(changed, "node_modules"));
    const demo = start(changed);
    expect(await demo.ended, demo.output()).toBe(1);
    expect(demo.output()).toContain(
      'The database refused this: column "nickname" of relation "customers" does not exist.',
    );
    expect(demo.output()).toContain("expect the tables and columns of examples/02-constructs as they came");
    expect(remains()).toEqual([]);
  } finally {
    rmSync(changed, { recursive: true, force: true });
  }
});

test.each([
  ["Ctrl-C while the server starts", "SIGINT", "group", /^/, 130],
  ["Ctrl-C while terraform runs", "SIGINT", "group", /terraform plan/, 130],
  ["SIGTERM in the middle", "SIGTERM", "process", /terraform apply/, 143],
] as const)("%s leaves nothing behind", { timeout: 90_000 }, async (_case, signal, target, after, status) => {
  const demo = start();
  await expect.poll(() => after.test(demo.output()) && directories().length > 0, { timeout: 60_000 }).toBe(true);
  process.kill(target === "group" ? -demo.child.pid! : demo.child.pid!, signal);
  expect(await demo.ended, demo.output()).toBe(status);
  expect(remains()).toEqual([]);
});
