/**
 * Owns the tests that no secret is left anywhere: state, private state, plan, log, history, messages.
 * Must not know how the provider keeps them out.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { searchSecret, searchSecretInText } from "../secret-search.ts";
import { freshDatabase, onDatabase, onServer, type TestDatabase, versions } from "../servers.ts";
import { defaultProgram, type Ran, type Workspace, workspace } from "../terraform.ts";
import { type Arguments, allDeclared, declared, flat, forgetState } from "./declared.ts";

const version = versions().at(-1)!;
const secret = `p@ss/w:ör%d'"\\`;
const role = `secretive_${process.pid}`;

let database: TestDatabase;
let byConfiguration: Workspace;
let byEnvironment: Workspace;

beforeAll(async () => {
  database = await freshDatabase(version);
  await onServer(version, `CREATE ROLE ${role} LOGIN PASSWORD '${secret.replaceAll("'", "''")}'`);
  await onDatabase(database.url, `GRANT CREATE ON DATABASE ${database.name} TO ${role}`);
  [byConfiguration, byEnvironment] = await Promise.all([
    workspace({}, { env: { TF_LOG: "trace", TF_VAR_password: secret } }),
    workspace({}, { env: { TF_LOG: "trace", PGPASSWORD: secret } }),
  ]);
});
afterAll(async () => {
  await byConfiguration.remove();
  await byEnvironment.remove();
  await database.drop();
});

/** Where a person wrote the secret is his business: the configuration, and its copy in the plan file. */
const found = ({ directory }: Workspace, text: string): string[] =>
  searchSecret(directory, text).filter((place) => !/^main\.tf\.json|^tfplan > tfconfig\//.test(place));

const printed = (rans: readonly Ran[], text: string): string[] =>
  rans.flatMap(({ stdout, stderr }) => searchSecretInText(stdout + stderr, text));

async function history(): Promise<string> {
  const rows = [
    ...(await onDatabase(database.url, "SELECT * FROM schemata.plan")),
    ...(await onDatabase(database.url, "SELECT * FROM schemata.step")),
  ];
  return rows
    .flatMap((row) => Object.values(row))
    .map((value) => (Buffer.isBuffer(value) ? value.toString("base64") : JSON.stringify(value)))
    .join("\n");
}

const server = (): { host: string; port: number; database: string; username: string } => {
  const { hostname, port } = new URL(database.url);
  return { host: hostname, port: Number(port), database: database.name, username: role };
};
const withUrl = (): Arguments => {
  const { host, port, username } = server();
  return { url: `postgresql://${username}:${encodeURIComponent(secret)}@${host}:${port}/${database.name}` };
};
const lacksEphemeral = (ran: Ran): boolean => flat(ran).includes('No argument or block type is named "ephemeral"');
const ephemeral = { variable: { password: { type: "string", ephemeral: true } } };

const ways: readonly {
  readonly name: string;
  readonly where: () => Workspace;
  readonly provider: () => Arguments;
  readonly more?: Arguments;
}[] = [
  { name: "argument", where: () => byConfiguration, provider: () => ({ ...server(), password: secret }) },
  { name: "url", where: () => byConfiguration, provider: withUrl },
  { name: "environment", where: () => byEnvironment, provider: server },
  {
    name: "ephemeral",
    where: () => byConfiguration,
    provider: () => ({ ...server(), password: "{password}" }),
    more: ephemeral,
  },
];

describe("a password with every special character", () => {
  test.for(ways)(
    "by $name: apply, a plan, a failed apply, a failed connection",
    async ({ name, where, provider, more }, { skip }) => {
      const opened = where();
      forgetState(opened);
      const write = (args: Arguments, schema: Arguments): void => {
        const [file, text] = Object.entries(allDeclared(args, { [name]: schema }, more))[0]!;
        opened.write({ [file]: text.replace('"{password}"', '"${var.password}"') });
      };
      const table = { columns: { id: { type: "bigint" }, note: { type: "text" } } };
      write(provider(), { tables: { one: table } });
      // OpenTofu has them from 1.11 on.
      if (more === ephemeral && defaultProgram !== "terraform" && lacksEphemeral(await opened.validate()))
        skip(`${defaultProgram} has no ephemeral variables`);
      const rans = [await opened.apply()];
      expect(rans[0]!.code, flat(rans[0]!)).toBe(0);
      await onDatabase(database.url, `INSERT INTO ${name}.one VALUES (1)`);
      const wrong = { ...table, checks: { one_check: { expression: "note IS NOT NULL" } } };
      // Nobody looks at the rows before: the apply is to fail on them.
      write(provider(), { tables: { one: wrong, two: table }, policy: { "meets-violations": "off" } });
      rans.push(await opened.plan(), await opened.applyPlan());
      expect(rans[2]!.code).toBe(1);
      expect(flat(rans[2]!)).toContain("one_check");
      write({ ...provider(), database: "no such database" }, {});
      rans.push(await opened.plan());
      expect(flat(rans[3]!)).toContain('Database "no such database" does not exist');

      expect(found(opened, secret)).toEqual([]);
      expect(printed(rans, secret)).toEqual([]);
      expect(searchSecretInText(await history(), secret)).toEqual([]);
    },
  );

  test("the search finds one that is there", async () => {
    byConfiguration.write(declared(withUrl(), {}));
    expect(searchSecret(byConfiguration.directory, secret)).toContainEqual(expect.stringMatching(/^main\.tf\.json/));
    expect(searchSecretInText(`${await history()}\n${Buffer.from(secret).toString("base64")}`, secret)).not.toEqual([]);
    expect(await history()).toContain("one_check");
  });
});

describe("objects that hold a secret", () => {
  const held = "geheimnis-4711";
  const texts = {
    mapping: `CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (user 'u', password '${held}')`,
    subscription: `CREATE SUBSCRIPTION s CONNECTION 'host=h password=${held}' PUBLICATION p`,
    role: `ALTER ROLE somebody PASSWORD '${held}'`,
    hidden: `CREATE TABLE t (id int);\n/* */ CREATE /* a */ ROLE other LOGIN ENCRYPTED PASSWORD $$${held}$$`,
  };

  test("are refused, with the reason and without their text", async () => {
    forgetState(byConfiguration);
    byConfiguration.write(declared(withUrl(), { sql: texts }));
    const ran = await byConfiguration.plan();
    expect(ran.code).toBe(1);
    for (const name of Object.keys(texts)) expect(flat(ran)).toContain(`sql["${name}"]`);
    for (const what of ["A user mapping holds a secret", "A subscription holds", "A role's password holds"])
      expect(flat(ran)).toContain(what);
    expect(printed([ran], held)).toEqual([]);
    expect(found(byConfiguration, held)).toEqual([]);
  });
});
