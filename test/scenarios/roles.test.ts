/**
 * Owns the proof that policies may name roles that the shadow does not have, on either side of a change.
 * Must not know how they get there. Roles are the cluster's: no case can make one.
 */
import { afterAll, expect, test } from "vitest";
import { open } from "../db/opened.ts";
import { freshDatabase, versions } from "../servers.ts";
import { closeShadow, prove } from "./harness.ts";

afterAll(closeShadow);

test.each(versions())("PostgreSQL %i: roles of the server's own in policies", async (version) => {
  await using database = await freshDatabase(version);
  const session = await open({ url: database.url });
  const names = [`A role ${process.pid}`, `other_${process.pid}`];
  const quoted = names.map((name) => `"${name}"`);
  try {
    for (const role of quoted) await session.execute(`CREATE ROLE ${role}`);
    const table = "CREATE SCHEMA app; CREATE TABLE app.t (a int);";
    const failures = await prove(version, {
      name: "policies with roles",
      from: `${table} CREATE POLICY p ON app.t TO ${quoted[0]} USING (a > 0);`,
      rows: "",
      to: `${table} CREATE POLICY p ON app.t TO ${quoted.join(", ")} USING (a > 0); CREATE POLICY q ON app.t TO ${quoted[1]} USING (a > 1);`,
      standingBy: "",
      kept: undefined,
      options: { since: 14, until: 99, typeChange: "refuse", back: "kept", moves: "nothing", refused: undefined },
    });
    expect(failures).toEqual([]);
  } finally {
    for (const role of quoted) await session.execute(`DROP ROLE IF EXISTS ${role}`);
    await session.close();
  }
});
