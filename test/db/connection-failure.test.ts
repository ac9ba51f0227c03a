/**
 * Owns the tests of what is said when a connection cannot be made.
 * Must not know sessions that stand.
 */
import { describe, expect, test } from "vitest";
import { freshDatabase, onDatabase, onServer, serverUrl, versions } from "../servers.ts";
import { open, refusal } from "./opened.ts";
import { loginServer, rudeServer, silentServer } from "./stand-ins.ts";

const password = "geh eim/nis:9";
const version = versions()[0]!;
const at = (port: number) => ({ host: "127.0.0.1", port, username: "u", password });

describe("what a person reads when a connection cannot be made", () => {
  test("unknown host", async () => {
    const said = await refusal({ ...at(5432), host: "no-such-host.invalid" });
    expect(said).toMatchObject({ summary: 'Unknown host "no-such-host.invalid"', path: [{ attribute: "host" }] });
  });

  test("refused", async () => {
    const { port } = await freePort();
    expect(await refusal(at(port))).toMatchObject({
      summary: `Nothing listens at 127.0.0.1:${port}`,
      path: [{ attribute: "host" }],
    });
    expect(await refusal({ url: `postgres://u:${encodeURIComponent(password)}@127.0.0.1:${port}` })).toMatchObject({
      path: [{ attribute: "url" }],
    });
  });

  test("no socket", async () => {
    expect(await refusal({ ...at(5432), host: "/nonexistent" })).toMatchObject({
      summary: "No socket at /nonexistent/.s.PGSQL.5432",
    });
  });

  test("no answer in time", async () => {
    await using silent = await silentServer();
    const said = await refusal({ ...at(silent.port), connect_timeout: "300ms" });
    expect(said).toMatchObject({ summary: `No answer from 127.0.0.1:${silent.port}` });
    expect(said.detail).toContain("connect_timeout (0.3 s)");
  });

  test("hung up", async () => {
    await using rude = await rudeServer();
    for (const sslmode of ["disable", "prefer", "require"])
      expect(await refusal({ ...at(rude.port), sslmode })).toMatchObject({
        summary: `127.0.0.1:${rude.port} closed the connection`,
      });
  });

  test.each([
    ["53300", "sorry, too many clients already", "Too many connections"],
    ["57P03", "the database system is starting up", "takes no connections now"],
    ["XX000", "something else", "Cannot connect"],
  ])("SQLSTATE %s", async (code, message, summary) => {
    await using server = await loginServer({ code, message: `${message}, ${password}` });
    const said = await refusal({ ...at(server.port), sslmode: "disable" });
    expect(said.summary).toContain(summary);
    expect(said.detail).toContain(message);
    expect(JSON.stringify(said)).not.toContain(password);
  });

  test("wrong, missing and right password; no line in pg_hba.conf; no database; no right; no more connections", async () => {
    await using database = await freshDatabase(version);
    const user = `u_${database.name}`;
    const url = new URL(database.url);
    await onDatabase(
      database.url,
      `CREATE ROLE ${user} LOGIN PASSWORD '${password}' CONNECTION LIMIT 1; REVOKE CONNECT ON DATABASE ${database.name} FROM PUBLIC`,
    );
    const there = { host: url.hostname, port: url.port, database: "postgres", username: user, password };

    const connection = await open(there);
    expect(await refusal(there)).toMatchObject({ summary: `Too many connections at 127.0.0.1:${url.port}` });
    await connection.close();
    await expect
      .poll(
        async () => (await onDatabase(database.url, `SELECT FROM pg_stat_activity WHERE usename = '${user}'`)).length,
      )
      .toBe(0);

    const wrong = await refusal({ ...there, password: "wrong guess" });
    expect(wrong).toMatchObject({ summary: `Wrong password for user "${user}"`, path: [{ attribute: "password" }] });
    expect(JSON.stringify(wrong)).not.toContain("wrong guess");
    expect(await refusal({ ...there, password: null })).toMatchObject({
      summary: `A password is needed for user "${user}"`,
      path: [{ attribute: "password" }],
    });
    expect(await refusal({ ...there, database: "no such" })).toMatchObject({
      summary: 'Database "no such" does not exist',
      path: [{ attribute: "database" }],
    });
    expect(await refusal({ ...there, database: database.name })).toMatchObject({
      summary: `User "${user}" may not connect to database "${database.name}"`,
    });
    await database.drop();
    await onServer(version, `DROP ROLE ${user}`);
  });

  test("TLS is asked for and not offered", async () => {
    const said = await refusal({ url: serverUrl(version), sslmode: "require" });
    expect(said).toMatchObject({ summary: expect.stringContaining("offers no TLS"), path: [{ attribute: "sslmode" }] });
  });
});

async function freePort(): Promise<{ port: number }> {
  await using once = await silentServer();
  return { port: once.port };
}
