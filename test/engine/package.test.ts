/**
 * Owns the proof that `schemata/engine` is what the interfaces page says, as it comes out of the packed package: types and code.
 * Must not know how the package is built.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, onDatabase, versions } from "../servers.ts";
import { type PackedProject, packedProject } from "./packed.ts";

let project: PackedProject;

beforeAll(async () => {
  project = await packedProject();
});
afterAll(() => project.remove());

/** Every name of the interfaces page, with the signature that it has there. */
const program = `
import {
  apply, type ApplyOutcome, type Catalog, type Connection, connect, type Diagnostic, elaborate, openShadow, type Outcome,
  type Plan, type PlanStatement, plan, prove, readCatalog, type Shadow,
} from "schemata/engine";

const connection: Connection = await connect(process.argv[2]!);
const shadow: Shadow = await openShadow();
try {
  const from: Catalog = await readCatalog(connection, { schemas: ["public"] });
  const wanted: Outcome<Catalog> = await elaborate(
    { sql: "CREATE TABLE notes (id bigint PRIMARY KEY, body text);", searchPath: ["public"] },
    { shadow, context: from },
  );
  const made: Outcome<Plan> = plan(from, wanted.value!, { version: connection.version, allow: ["*"] });
  const proven: Plan = await prove(made.value!, { shadow });
  const read: Plan = JSON.parse(JSON.stringify(made.value!));
  const given: Plan = await prove(read, { shadow, from, to: wanted.value! });
  const unknown: Plan = await prove(read, { shadow });
  if (given.proof.status !== "proven" || unknown.proof.status !== "unproven") throw new Error("wrongly proven");
  if (plan(from, from).value!.statements.length > 0) throw new Error("nothing is to be done");
  const [statement]: readonly PlanStatement[] = proven.statements;
  const word: "create" | "alter" | "drop" | "rename" = statement!.change;
  const parsed: Plan = JSON.parse(JSON.stringify(proven));
  const outcome: ApplyOutcome = await apply(connection, parsed, { from, readScope: { schemas: ["public"] } });
  const wrong: readonly Diagnostic[] = (await elaborate({ sql: "CREATE TABLE t (a nosuch)" }, { shadow })).diagnostics;
  console.log(JSON.stringify([proven.format_version, proven.proof.status, word, outcome.status, wrong[0]!.summary]));
} finally {
  await shadow.close();
  await connection.close();
}
`;

test("a program over it compiles strictly, and runs", async () => {
  await using database = await freshDatabase(versions().at(-1)!);
  await project.compile(program);
  const { stdout } = await project.run("main.js", database.url);
  expect(JSON.parse(stdout)).toEqual(["1", "proven", "create", "applied", 'sql, line 1: type "nosuch" does not exist']);
  expect(await onDatabase(database.url, "SELECT body FROM public.notes")).toEqual([]);
});

test("importing it loads no driver and no shadow, and opens nothing", async () => {
  const script = `
    import { register } from "node:module";
    const hooks = "export const load = (url, context, next) => { process._rawDebug(url); return next(url, context); };";
    register("data:text/javascript," + encodeURIComponent(hooks));
    await import("schemata/engine");
    console.log(JSON.stringify(process.getActiveResourcesInfo()));`;
  const { stdout, stderr } = await project.run("--input-type=module", "-e", script);
  expect(stderr).toContain("/dist/engine.js");
  const loaded = stderr
    .split("\n")
    .filter((line) => /node_modules\/(pg|cdktf|cdktn|constructs|@electric-sql|@grpc)\//.test(line));
  expect(loaded).toEqual([]);
  const open = (JSON.parse(stdout) as string[]).filter((name) => !/^(TTYWrap|PipeWrap|MessagePort)$/.test(name));
  expect(open).toEqual([]);
});
