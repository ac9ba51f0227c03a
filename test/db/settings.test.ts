/**
 * Owns the tests of ConnectionSettings: precedence, URIs, password and service files, TLS files.
 * Must not know any server: files and environment are given.
 */
import { describe, expect, test } from "vitest";
import type { LocalFiles } from "../../provider/engine/db/local-files.ts";
import { type ConnectionArguments, type Environment, readSettings } from "../../provider/engine/db/settings.ts";
import { parseUrl } from "../../provider/engine/db/url.ts";

interface FakeFile {
  readonly text: string;
  readonly bits?: number;
  readonly root?: boolean;
}

/** A machine of user "ann" with these files. */
function machine(contents: Readonly<Record<string, FakeFile>> = {}): LocalFiles {
  return {
    read: (path) => contents[path]?.text,
    permissions: (path) => {
      const file = contents[path];
      return file === undefined ? undefined : { bits: file.bits ?? 0o600, root: file.root ?? false };
    },
    exists: (path) => contents[path] !== undefined,
    paths: {
      passfile: "/home/ann/.pgpass",
      serviceFile: "/home/ann/.pg_service.conf",
      rootCertificate: "/home/ann/.postgresql/root.crt",
      certificate: "/home/ann/.postgresql/postgresql.crt",
      key: "/home/ann/.postgresql/postgresql.key",
    },
    user: "ann",
    socketDirectories: ["/var/run/postgresql", "/tmp"],
  };
}

const read = (
  args: ConnectionArguments,
  environment: Environment = {},
  files: Readonly<Record<string, FakeFile>> = {},
) => readSettings(args, environment, machine(files));

/** The settings, which must come without any diagnostic. */
function settings(
  args: ConnectionArguments,
  environment: Environment = {},
  files: Readonly<Record<string, FakeFile>> = {},
) {
  const outcome = read(args, environment, files);
  expect(outcome.diagnostics).toEqual([]);
  return outcome.value!;
}

const everything: Environment = {
  PGHOST: "env.example",
  PGPORT: "5001",
  PGDATABASE: "env_database",
  PGUSER: "env_user",
  PGPASSWORD: "env_password",
  PGSSLMODE: "disable",
  PGCONNECT_TIMEOUT: "3",
};
const url = "postgres://url_user:url_password@url.example:5002/url_database?sslmode=require&connect_timeout=4";

describe("precedence: argument, then url, then environment, then default", () => {
  const cases = [
    ["host", { host: "arg.example" }, "arg.example", "url.example", "env.example"],
    ["port", { port: 5003 }, 5003, 5002, 5001],
    ["database", { database: "arg_database" }, "arg_database", "url_database", "env_database"],
    ["username", { username: "arg_user" }, "arg_user", "url_user", "env_user"],
    ["password", { password: "arg_password" }, "arg_password", "url_password", "env_password"],
    ["connectTimeout", { connect_timeout: 5 }, 5_000, 4_000, 3_000],
  ] as const;
  test.each(cases)("%s", (name, argument, fromArgument, fromUrl, fromEnvironment) => {
    expect(settings({ url, ...argument }, everything)[name]).toBe(fromArgument);
    expect(settings({ url }, everything)[name]).toBe(fromUrl);
    expect(settings({}, everything)[name]).toBe(fromEnvironment);
  });

  test("sslmode", () => {
    expect(settings({ url, sslmode: "allow" }, everything).tls.mode).toBe("allow");
    expect(settings({ url }, everything).tls.mode).toBe("require");
    expect(settings({}, everything).tls.mode).toBe("disable");
    expect(settings({ host: "h" }).tls.mode).toBe("prefer");
  });

  test("defaults: the user's name, a database of that name, port 5432", () => {
    expect(settings({ host: "h" })).toMatchObject({
      username: "ann",
      database: "ann",
      port: 5432,
      connectTimeout: 30_000,
      pooling: "none",
    });
    expect(settings({ host: "h", username: "bob" }).database).toBe("bob");
  });

  test("empty texts and nulls are not given", () => {
    expect(settings({ host: "", port: null, url: "" }, everything)).toMatchObject({ host: "env.example", port: 5001 });
  });

  test("an address from further away does not overrule a host", () => {
    expect(settings({ host: "h" }, { PGHOSTADDR: "10.0.0.1" }).address).toBeUndefined();
    expect(settings({}, { PGHOST: "h", PGHOSTADDR: "10.0.0.1" })).toMatchObject({ host: "h", address: "10.0.0.1" });
    expect(settings({}, { PGHOSTADDR: "10.0.0.1" })).toMatchObject({ host: "10.0.0.1" });
  });

  test("origins are known, for messages", () => {
    expect(settings({ database: "d", url: "postgres://h" }, { PGPORT: "1" }).sources).toMatchObject({
      database: "database",
      host: "url",
      port: "PGPORT",
    });
  });
});

describe("without a host", () => {
  test("the first directory with a socket counts", () => {
    expect(settings({}, {}, { "/tmp/.s.PGSQL.5432": { text: "" } }).host).toBe("/tmp");
    expect(settings({ port: 5433 }, {}, { "/var/run/postgresql/.s.PGSQL.5433": { text: "" } }).host).toBe(
      "/var/run/postgresql",
    );
  });
  test("localhost is never guessed", () => {
    expect(read({}).diagnostics).toMatchObject([
      { severity: "error", summary: "No server is named", path: [{ attribute: "host" }] },
    ]);
  });
});

describe("URIs as libpq reads them", () => {
  test.each([
    ["postgresql://", {}],
    ["postgres://localhost", { host: "localhost" }],
    ["postgresql://localhost:5433", { host: "localhost", port: "5433" }],
    ["postgresql://localhost/mydb", { host: "localhost", dbname: "mydb" }],
    ["postgresql://user@localhost", { host: "localhost", user: "user" }],
    ["postgresql://user:secret@localhost", { host: "localhost", user: "user", password: "secret" }],
    [
      "postgresql://other@localhost/otherdb?connect_timeout=10&application_name=myapp",
      { host: "localhost", user: "other", dbname: "otherdb", connect_timeout: "10", application_name: "myapp" },
    ],
    ["postgresql:///mydb?host=localhost&port=5433", { host: "localhost", port: "5433", dbname: "mydb" }],
    ["postgresql://[2001:db8::1234]/database", { host: "2001:db8::1234", dbname: "database" }],
    ["postgresql://[::1]:6000", { host: "::1", port: "6000" }],
    ["postgresql:///dbname?host=/var/lib/postgresql", { host: "/var/lib/postgresql", dbname: "dbname" }],
    ["postgresql://%2Fvar%2Flib%2Fpostgresql/dbname", { host: "/var/lib/postgresql", dbname: "dbname" }],
    [
      "postgresql://us%40er:p%3A%2F%3F%23%40%25w@h/d%20b",
      { user: "us@er", password: "p:/?#@%w", host: "h", dbname: "d b" },
    ],
    ["postgresql://u:p+w@h", { user: "u", password: "p+w", host: "h" }],
    ["postgresql://u:a:b@h", { user: "u", password: "a:b", host: "h" }],
    ["postgresql://h/d?user=u&password=p%26q", { host: "h", dbname: "d", user: "u", password: "p&q" }],
    ["postgresql://h?ssl=true", { host: "h", sslmode: "require" }],
    ["postgresql://h/?dbname=d", { host: "h", dbname: "d" }],
    ["postgresql://%C3%A4@h", { user: "ä", host: "h" }],
  ])("%s", (text, parameters) => {
    expect(parseUrl(text)).toEqual(parameters);
  });

  test.each([
    ["mysql://h", "start with"],
    ["host=h dbname=d", "start with"],
    ["postgres://h1,h2/d", "several hosts"],
    ["postgres://u:p@w@h", "%40"],
    ["postgres://h?nonsense=1", '"nonsense"'],
    ["postgres://h?sslmode", "name=value"],
    ["postgres://h?a=b=c", "name=value"],
    ["postgres://%zz@h", "hexadecimal"],
    ["postgres://%00@h", "zero byte"],
    ["postgres://%ff@h", "UTF-8"],
    ["postgres://[::1/d", "told apart"],
  ])("%s is refused", (text, why) => {
    expect(parseUrl(text)).toContain(why);
  });

  test("a refusal names the attribute and shows nothing of the URL", () => {
    const [diagnostic] = read({ url: "postgres://u:hunter2@w@h" }).diagnostics;
    expect(diagnostic).toMatchObject({ severity: "error", path: [{ attribute: "url" }] });
    expect(JSON.stringify(diagnostic)).not.toContain("hunter2");
  });

  test("what cannot be given is said", () => {
    const outcome = read({ url: "postgres://u:p@h/d?channel_binding=require" });
    expect(outcome.value?.host).toBe("h");
    expect(outcome.diagnostics).toMatchObject([
      { severity: "warning", summary: expect.stringContaining("channel_binding=require") },
    ]);
  });
});

describe("wrong values", () => {
  test.each([
    [{ host: "h", port: 0 }, "port"],
    [{ host: "h", port: "54x" }, "port"],
    [{ host: "a,b" }, "host"],
    [{ host: "h", sslmode: "on" }, "sslmode"],
    [{ host: "h", connect_timeout: "soon" }, "connect_timeout"],
    [{ host: "h", pooling: "transaction" }, "pooling"],
    [{ host: "h", sslmode: "verify-full" }, "sslrootcert"],
    [{ host: "h", sslrootcert: "/nowhere" }, "sslrootcert"],
    [{ host: "h", sslrootcert: "system", sslmode: "require" }, "sslmode"],
    [{ host: "h", sslcert: "/nowhere" }, "sslcert"],
    [{ host: "h", sslcert: "-----BEGIN CERTIFICATE-----" }, "sslkey"],
    [{ url: "postgres://h:99999" }, "url"],
  ] as const)("%j is about %s", (args, attribute) => {
    const outcome = read(args);
    expect(outcome.value).toBeUndefined();
    expect(outcome.diagnostics.map((diagnostic) => diagnostic.path)).toEqual([[{ attribute }]]);
  });

  test("one from the environment names the variable", () => {
    expect(read({ host: "h" }, { PGPORT: "x" }).diagnostics[0]?.detail).toContain("PGPORT");
  });
});

describe("password file", () => {
  const file = [
    "# comment:*:*:*:no",
    "h:5432:d:u:first",
    "h:5432:*:u:an\\:y\\\\base",
    "\\*:5432:*:u:literal star",
    "localhost:*:*:*:socket",
    "*:*:*:admin:for admin:rest",
    "",
  ].join("\n");
  const password = (args: ConnectionArguments, environment: Environment = {}, bits = 0o600) =>
    read(args, environment, { "/home/ann/.pgpass": { text: file, bits }, "/other": { text: "*:*:*:*:other" } });

  test.each([
    [{ host: "h", username: "u", database: "d" }, "first"],
    [{ host: "h", username: "u", database: "e" }, "an:y\\base"],
    [{ host: "h", username: "u", database: "d", port: 5433 }, undefined],
    [{ host: "/tmp", username: "x" }, "socket"],
    [{ host: "/srv/sockets", username: "x" }, undefined],
    [{ host: "elsewhere", username: "admin" }, "for admin"],
    [{ host: "elsewhere", username: "u" }, undefined],
    [{ host: "h", username: "u", database: "d", password: "given" }, "given"],
  ])("%j", (args, expected) => {
    expect(password(args).value?.password).toBe(expected);
  });

  test("PGPASSFILE names another", () => {
    expect(password({ host: "h" }, { PGPASSFILE: "/other" }).value?.password).toBe("other");
  });

  test("one that others can read is ignored, and that is said", () => {
    const outcome = password({ host: "h", username: "u", database: "d" }, {}, 0o644);
    expect(outcome.value?.password).toBeUndefined();
    expect(outcome.diagnostics).toMatchObject([
      { severity: "warning", detail: expect.stringContaining("chmod 0600 /home/ann/.pgpass") },
    ]);
    expect(password({ host: "h", username: "u", password: "p" }, {}, 0o644).diagnostics).toEqual([]);
  });
});

describe("service file", () => {
  const files = {
    "/home/ann/.pg_service.conf": {
      text: "# ours\n[other]\nhost=wrong\n\n[shop]\nhost = shop.example\nport=6000\nuser=shopper\nuser=second\n[after]\nhost=wrong\n",
    },
    "/etc/pg/pg_service.conf": { text: "[system]\nhost=system.example\n" },
  };
  test("its values come after the url's and before the environment's", () => {
    expect(settings({ url: "postgres://:7000" }, { PGSERVICE: "shop", PGUSER: "env" }, files)).toMatchObject({
      host: "shop.example",
      port: 7000,
      username: "shopper",
    });
    expect(settings({ url: "postgres://?service=shop" }, {}, files).host).toBe("shop.example");
  });
  test("the system's file is the second", () => {
    expect(settings({}, { PGSERVICE: "system", PGSYSCONFDIR: "/etc/pg" }, files).host).toBe("system.example");
  });
  test("a missing service is an error that names the files", () => {
    const [diagnostic] = read({}, { PGSERVICE: "gone", PGSERVICEFILE: "/x" }, files).diagnostics;
    expect(diagnostic?.summary).toContain('"gone"');
    expect(diagnostic?.detail).toContain("/x (not there)");
  });
});

describe("TLS files", () => {
  const home = "/home/ann/.postgresql";
  const pem = "-----BEGIN CERTIFICATE-----";
  test("defaults under ~/.postgresql count when they are there", () => {
    const tls = settings(
      { host: "h", sslmode: "verify-full" },
      {},
      {
        [`${home}/root.crt`]: { text: "root" },
        [`${home}/postgresql.crt`]: { text: "crt" },
        [`${home}/postgresql.key`]: { text: "key" },
      },
    ).tls;
    expect(tls).toEqual({ mode: "verify-full", root: "root", certificate: "crt", key: "key" });
  });
  test("PEM text stands for itself, and its key is a secret", () => {
    const found = settings({ host: "h", sslrootcert: pem, sslcert: pem, sslkey: "-----BEGIN PRIVATE KEY-----" });
    expect(found.tls).toMatchObject({ root: pem, certificate: pem, key: "-----BEGIN PRIVATE KEY-----" });
    expect(found.secrets).toContain("-----BEGIN PRIVATE KEY-----");
  });
  test('sslrootcert "system" asks for verify-full', () => {
    expect(settings({ host: "h", sslrootcert: "system" }).tls).toMatchObject({ mode: "verify-full", root: "system" });
  });
  test("a key that others can read is refused; root's may be read by its group", () => {
    const args = { host: "h", sslcert: pem, sslkey: "/k" };
    expect(read(args, {}, { "/k": { text: "key", bits: 0o640 } }).diagnostics).toMatchObject([
      { path: [{ attribute: "sslkey" }] },
    ]);
    expect(settings(args, {}, { "/k": { text: "key", bits: 0o640, root: true } }).tls.key).toBe("key");
  });
});
