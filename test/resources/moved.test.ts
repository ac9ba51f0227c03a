/**
 * Owns databases that move between plan and apply, change by change: each stops the apply by its name, before anything is run.
 * Must not know how reliance is computed.
 */
import { expect, test } from "vitest";
import { granted, moves } from "../acceptance/moves.ts";
import { freshDatabase, onDatabase } from "../servers.ts";
import { Called } from "./called.ts";

const users = (length: number, more: object = {}): Readonly<Record<string, unknown>> => ({
  tables: {
    users: {
      columns: {
        id: { type: "bigint", nullable: false },
        name: { type: `varchar(${length})`, default: "'x'" },
        age: { type: "int" },
        ...more,
      },
      primary_key: { columns: ["id"] },
      checks: { users_age_check: { expression: "age > 0" } },
      indexes: { users_name_idx: { columns: ["name"], where: "age > 10" } },
      comment: "people",
    },
  },
});

test("each change by hand stops the apply before its first statement, and is named", async () => {
  await granted(18, "each", async (role) => {
    await using database = await freshDatabase(18);
    const resource = new Called({ url: database.url });
    expect(await resource.apply(users(20))).toMatchObject({ errors: [] });
    await onDatabase(database.url, `GRANT SELECT ON app.users TO ${role}`);
    const wanted = users(30, { note: { type: "text" } });
    for (const [what, { byHand, named, back }] of Object.entries(moves(role))) {
      const made = await resource.plan(wanted);
      expect(made.errors, what).toEqual([]);
      await onDatabase(database.url, byHand);
      const { errors } = await resource.applyPlanned(wanted, made);
      expect(errors[0], what).toContain(`${named} has changed since the plan`);
      await onDatabase(database.url, back);
    }
    const history = await onDatabase(
      database.url,
      "SELECT outcome, (SELECT count(*)::int FROM schemata.step s WHERE s.plan = p.id) AS steps FROM schemata.plan p WHERE id > 1",
    );
    expect(history).toEqual(Object.keys(moves(role)).map(() => ({ outcome: "refused", steps: 0 })));
    expect(await resource.apply(wanted)).toMatchObject({ errors: [] });
  });
});
