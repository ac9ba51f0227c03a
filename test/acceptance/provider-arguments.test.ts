/**
 * Owns the tests of the provider's arguments by themselves: no terraform, no server.
 * Must not know resources.
 */
import { expect, test } from "vitest";
import { checkArguments } from "../../provider/arguments.ts";
import { printPath } from "../../provider/engine/diagnostic.ts";
import { schemata } from "../../provider/provider.ts";
import { unknown, type ValueMap } from "../../provider/terraform/framework/index.ts";

const said = (given: ValueMap): string[] => {
  const config = {
    ...Object.fromEntries(Object.keys(schemata.schema.attributes).map((name) => [name, null])),
    ...given,
  };
  return checkArguments(config).map(({ path, summary }) => `${printPath(path ?? [])}: ${summary}`);
};

test.each<[ValueMap, string]>([
  [{ port: 99_999 }, 'port: Not a port: "99999"'],
  [{ sslmode: "maybe" }, "sslmode: TLS cannot be set up as asked: sslmode"],
  [{ connect_timeout: "soon" }, 'connect_timeout: Not a duration: "soon"'],
  [{ pooling: "transaction" }, 'pooling: Unknown pooling "transaction"'],
  [{ url: "mysql://x" }, "url: Cannot read the connection URL"],
  [{ url: "postgresql://h:port/x" }, 'url: Not a port: "port"'],
  [{ role: "r".repeat(64) }, `role: ${"r".repeat(64)} is too long for a name`],
  [{ history_schema: "" }, "history_schema: A name is empty"],
  [{ history_schema: "public" }, "history_schema: The history cannot be in the schema public"],
  [{ history_schema: "pg_x" }, "history_schema: The history cannot be in the schema pg_x"],
  [{ probe_row_limit: 1.5 }, "probe_row_limit: probe_row_limit cannot be 1.5"],
])("%j", (given, line) => expect(said(given)).toEqual([line]));

test("what is right, and what is not known yet, has nothing said of it", () => {
  const host = { host: "db.internal", port: 5432, sslmode: "verify-full", connect_timeout: "10s", pooling: "session" };
  expect(said({ ...host, probe_timeout: "5s", probe_row_limit: 1_000, history_schema: "audit", role: "" })).toEqual([]);
  expect(said({ host: unknown, url: unknown, port: unknown, allow: unknown, policy: unknown })).toEqual([]);
});
