/**
 * Owns the tests of how a PostgreSQL error is put in words.
 * Must not know statements that cause them.
 */
import { describe, expect, test } from "vitest";
import { describeDatabaseError } from "../../provider/engine/db/errors.ts";
import { DatabaseError } from "../../provider/engine/db/session.ts";

describe("an error in words", () => {
  const duplicate = new DatabaseError("could not create unique index", {
    sqlstate: "23505",
    detail: "Key (email)=(eve@example.org) is duplicated.",
    where: "row eve",
    schema: "app",
    table: "users",
    constraint: "users_email_key",
  });

  test("names code, table and constraint, and no row's values", () => {
    expect(describeDatabaseError(duplicate, { showValues: false })).toBe(
      "could not create unique index (SQLSTATE 23505, table app.users, constraint users_email_key)\n(Values of rows are left out; show_values = true shows them.)",
    );
  });

  test("with values on demand", () => {
    const text = describeDatabaseError(duplicate, { showValues: true });
    expect(text).toContain("Detail: Key (email)=(eve@example.org)");
    expect(text).toContain("Context: row eve");
  });

  test("a data exception carries the value in its message, unless it is about the statement's own text", () => {
    const message = 'invalid input syntax for type integer: "se"cret"';
    expect(
      describeDatabaseError(new DatabaseError(message, { sqlstate: "22P02" }), { showValues: false }),
    ).not.toContain("cret");
    expect(
      describeDatabaseError(new DatabaseError(message, { sqlstate: "22P02", position: 8 }), { showValues: false }),
    ).toContain("cret");
  });
});
