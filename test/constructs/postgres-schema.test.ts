import { TerraformOutput, TerraformStack, TerraformVariable, Testing } from "cdktf";
import { describe, expect, test } from "vitest";
import * as generated from "../../constructs/generated/postgres-schema.ts";
import { PostgresSchema, SchemataProvider, sql } from "../../constructs/index.ts";
import { stackOf, synthesised, text } from "./synthesised.ts";

const column = { type: "text" } as const;
type Tables = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const tablesOf = (...words: Parameters<typeof synthesised>): Tables => synthesised(...words).tables as Tables;

describe("a schema", () => {
  test("becomes one resource, named after the construct", () => {
    const stack = stackOf();
    new PostgresSchema(stack, "shop", {
      name: "shop",
      database: "main",
      renamedFrom: "store",
      comment: "What we sell",
      unmanaged: "drop",
      deletionProtection: false,
      onDestroy: "retain",
      allow: ["drops-column:shop.users.nickname"],
      policy: { "breaks-code": "off" },
      typeChange: "in_place",
      onFailure: "stop",
    });
    expect(text(stack).resource.schemata_postgres_schema).toEqual({
      shop: {
        name: "shop",
        database: "main",
        renamed_from: "store",
        comment: "What we sell",
        unmanaged: "drop",
        deletion_protection: false,
        on_destroy: "retain",
        allow: ["drops-column:shop.users.nickname"],
        policy: { "breaks-code": "off" },
        type_change: "in_place",
        on_failure: "stop",
      },
    });
  });

  test("is found by cdktf's own matchers", () => {
    const stack = stackOf();
    new PostgresSchema(stack, "shop", { name: "shop" }).addTable("t", { columns: { a: column } });
    const written = Testing.synth(stack);
    expect(Testing.toHaveResourceWithProperties(written, "schemata_postgres_schema", { name: "shop" })).toBe(true);
    const { tfResourceType } = generated.PostgresSchema;
    const properties = { tables: { t: { columns: { a: { type: "text" } }, column_order: ["a"] } } };
    expect(Testing.toHaveResourceWithProperties(written, tfResourceType, properties)).toBe(true);
    expect(Testing.toHaveResourceWithProperties(written, tfResourceType, { name: "other" })).toBe(false);
  });

  test("takes meta-arguments, and tokens wherever a value may come from another resource", () => {
    const stack = stackOf();
    const host = new TerraformVariable(stack, "host", { type: "string" });
    const port = new TerraformVariable(stack, "port", { type: "number" });
    const provider = new SchemataProvider(stack, "schemata", {
      host: host.stringValue,
      port: port.numberValue,
      username: host.stringValue,
      password: host.stringValue,
      role: host.stringValue,
    });
    const shop = new PostgresSchema(stack, "shop", {
      name: host.stringValue,
      provider,
      lifecycle: { preventDestroy: true },
    });
    shop.addTable("t", {
      columns: { a: { type: "text", default: sql`${host.stringValue}` } },
      comment: `of ${host.stringValue}`,
    });
    new TerraformOutput(stack, "migration", { value: shop.resource.migration });
    const { provider: providers, resource } = text(stack);
    expect(providers?.schemata?.[0]).toEqual({
      host: "${var.host}",
      port: "${var.port}",
      username: "${var.host}",
      password: "${var.host}",
      role: "${var.host}",
    });
    expect(resource.schemata_postgres_schema.shop).toEqual({
      name: "${var.host}",
      provider: "schemata",
      lifecycle: { prevent_destroy: true },
      tables: {
        t: {
          columns: { a: { type: "text", default: "'${replace(var.host, \"'\", \"''\")}'" } },
          column_order: ["a"],
          comment: "of ${var.host}",
        },
      },
    });
  });

  test("asks for the provider in this package's version", () => {
    const stack = stackOf();
    new SchemataProvider(stack, "schemata");
    expect(text(stack).terraform.required_providers).toEqual({
      schemata: { source: "schemata/schemata", version: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
    });
  });
});

describe("a table", () => {
  test("names constraints and indexes as PostgreSQL does", () => {
    const { users } = tablesOf((shop) => {
      const orgs = shop.addTable("orgs", { columns: { id: { type: "bigint" }, b: column }, primaryKey: ["id", "b"] });
      shop.addTable("users", {
        columns: { id: { type: "bigint" }, org: { type: "bigint" }, b: column, email: column },
        primaryKey: "id",
        uniques: ["email", ["org", "email"]],
        foreignKeys: [{ from: ["org", "b"], columns: [orgs.column.id, orgs.column.b], onUpdate: "set null" }],
        indexes: ["email", ["org", "id"], "email"],
        checks: { positive: { expression: "id > 0", noInherit: true, comment: "c" } },
      });
    });
    expect(users).toEqual({
      column_order: ["id", "org", "b", "email"],
      columns: { id: { type: "bigint" }, org: { type: "bigint" }, b: { type: "text" }, email: { type: "text" } },
      primary_key: { columns: ["id"] },
      uniques: { users_email_key: { columns: ["email"] }, users_org_email_key: { columns: ["org", "email"] } },
      foreign_keys: {
        users_org_b_fkey: {
          columns: ["org", "b"],
          references: { table: "orgs", columns: ["id", "b"] },
          on_update: "set null",
        },
      },
      indexes: {
        users_email_idx: { columns: ["email"] },
        users_org_id_idx: { columns: ["org", "id"] },
        users_email_idx1: { columns: ["email"] },
      },
      checks: { positive: { expression: "id > 0", no_inherit: true, comment: "c" } },
    });
  });

  test("has exclusion constraints, of texts and of SQL", () => {
    const { stays } = tablesOf((inn) => {
      inn.addTable("stays", {
        columns: { room: { type: "integer" }, during: { type: "daterange" }, gone: { type: "boolean" } },
        exclusions: ({ room, during, gone }) => ({
          stays_room_excl: {
            method: "gist",
            elements: [sql`${room} WITH =`, sql`${during} WITH &&`],
            where: sql`NOT ${gone}`,
            deferrable: "initially deferred",
            comment: "One guest at a time",
          },
        }),
      });
    });
    expect(stays?.exclusions).toEqual({
      stays_room_excl: {
        method: "gist",
        elements: ["room WITH =", "during WITH &&"],
        where: "NOT gone",
        deferrable: "initially deferred",
        comment: "One guest at a time",
      },
    });
  });

  test("has every attribute of its columns, keys and indexes", () => {
    const { t } = tablesOf((shop) => {
      shop.addTable("t", {
        columns: {
          id: { type: "bigint", identity: "always", options: { identityOptions: { start: "5" }, notNullName: "nn" } },
          a: { type: "text", nullable: false, default: "'x'", comment: "A", options: { collation: "C" } },
          b: { type: "text", generated: sql`upper(${sql.identifier("a")})`, renamedFrom: "c" },
        },
        primaryKey: { name: "pk", columns: ["id"], include: ["a"], deferrable: "initially deferred", comment: "P" },
        uniques: { u: { columns: ["a"], include: ["b"], nullsNotDistinct: true, comment: "U" }, v: ["a", "b"] },
        indexes: (c) => ({
          i: {
            columns: ["a", "lower(b) DESC", sql`upper(${c.a})`],
            unique: true,
            method: "btree",
            include: ["id"],
            where: sql`${c.a} <> ${"it's"}`,
            nullsNotDistinct: true,
            comment: "I",
            options: { parameters: { fillfactor: "70" } },
          },
          j: ["b"],
        }),
        comment: "T",
        renamedFrom: "s",
        options: { unlogged: true, parameters: { fillfactor: "80" } },
      });
    });
    expect(t).toMatchInlineSnapshot(`
      {
        "column_order": [
          "id",
          "a",
          "b",
        ],
        "columns": {
          "a": {
            "comment": "A",
            "default": "'x'",
            "nullable": false,
            "options": {
              "collation": "C",
            },
            "type": "text",
          },
          "b": {
            "generated": "upper(a)",
            "renamed_from": "c",
            "type": "text",
          },
          "id": {
            "identity": "always",
            "options": {
              "identity_options": {
                "start": "5",
              },
              "not_null_name": "nn",
            },
            "type": "bigint",
          },
        },
        "comment": "T",
        "indexes": {
          "i": {
            "columns": [
              "a",
              "lower(b) DESC",
              "upper(a)",
            ],
            "comment": "I",
            "include": [
              "id",
            ],
            "method": "btree",
            "nulls_not_distinct": true,
            "options": {
              "parameters": {
                "fillfactor": "70",
              },
            },
            "unique": true,
            "where": "a <> 'it''s'",
          },
          "j": {
            "columns": [
              "b",
            ],
          },
        },
        "options": {
          "parameters": {
            "fillfactor": "80",
          },
          "unlogged": true,
        },
        "primary_key": {
          "columns": [
            "id",
          ],
          "comment": "P",
          "deferrable": "initially deferred",
          "include": [
            "a",
          ],
          "name": "pk",
        },
        "renamed_from": "s",
        "uniques": {
          "u": {
            "columns": [
              "a",
            ],
            "comment": "U",
            "include": [
              "b",
            ],
            "nulls_not_distinct": true,
          },
          "v": {
            "columns": [
              "a",
              "b",
            ],
          },
        },
      }
    `);
  });

  test("may refer to itself, to another schema, and be referred to in a circle", () => {
    const stack = stackOf();
    const hr = new PostgresSchema(stack, "hr", { name: "hr" });
    const people = hr.addTable("people", { columns: { id: { type: "bigint" } }, primaryKey: "id" });
    const shop = new PostgresSchema(stack, "shop", { name: "shop" });
    const a = shop.addTable("a", {
      columns: { id: { type: "bigint" }, b: { type: "bigint" }, parent: { type: "bigint" } },
      primaryKey: "id",
      foreignKeys: { b: { columns: [people.column.id] } },
    });
    const b = shop.addTable("b", {
      columns: { id: { type: "bigint" } },
      primaryKey: "id",
      foreignKeys: { id: { columns: [a.column.id] } },
    });
    a.addForeignKey({ from: ["b"], columns: [b.column.id], name: "a_to_b" });
    shop.addForeignKey(a, { from: ["parent"], columns: [a.column.id] });
    shop.addView("everyone", sql`SELECT ${people.column.id} FROM ${people} JOIN ${a} USING (id)`);
    const { tables, views } = text(stack).resource.schemata_postgres_schema.shop as { tables: Tables; views: Tables };
    expect(tables.a?.foreign_keys).toEqual({
      a_b_fkey: {
        columns: ["b"],
        references: { schema: "${schemata_postgres_schema.hr.name}", table: "people", columns: ["id"] },
      },
      a_to_b: { columns: ["b"], references: { table: "b", columns: ["id"] } },
      a_parent_fkey: { columns: ["parent"], references: { table: "a", columns: ["id"] } },
    });
    expect(views.everyone).toEqual({
      definition: "SELECT id FROM ${schemata_postgres_schema.hr.name}.people JOIN a USING (id)",
    });
  });

  test("of another stack is referred to through that stack's output", () => {
    const app = Testing.app();
    const [first, second] = [new TerraformStack(app, "first"), new TerraformStack(app, "second")];
    for (const stack of [first, second]) new SchemataProvider(stack, "schemata");
    const hr = new PostgresSchema(first, "hr", { name: "hr" });
    const people = hr.addTable("people", { columns: { id: { type: "bigint" } }, primaryKey: "id" });
    new PostgresSchema(second, "shop", { name: "shop" }).addTable("a", {
      columns: { id: { type: "bigint" } },
      foreignKeys: { id: { columns: [people.column.id] } },
    });
    app.synth();
    expect(second.dependsOn(first)).toBe(true);
    expect(Testing.synth(second)).toContain("terraform_remote_state.cross-stack-reference-input-first");
  });
});

test("enums, sequences, views and SQL", () => {
  const written = synthesised((shop) => {
    const t = shop.addTable("t", { columns: { "My id": { type: "bigint" } } });
    shop.addSequence("numbers", { type: "integer", start: 10, ownedBy: t.column["My id"], comment: "N" });
    shop.addSequence("plain");
    shop.addEnum("mood", ["sad", "${ok}"]);
    shop.addEnum("state", { values: ["new"], comment: "S", renamedFrom: "status" });
    shop.addView("v", "SELECT 1 AS one");
    shop.addView("w", { definition: sql`SELECT * FROM ${t}`, options: { parameters: { security_barrier: "true" } } });
    shop.addSql("functions.sql", sql`SELECT ${t.column["My id"]}, ${"a\\b"}, ${1}, ${true}, ${null}, ${12n}`);
  });
  const { tables: _, ...rest } = written;
  expect(rest).toEqual({
    name: "shop",
    enums: { mood: { values: ["sad", "$${ok}"] }, state: { values: ["new"], comment: "S", renamed_from: "status" } },
    sequences: { numbers: { type: "integer", start: 10, owned_by: 't."My id"', comment: "N" }, plain: {} },
    views: {
      v: { definition: "SELECT 1 AS one" },
      w: { definition: "SELECT * FROM t", options: { parameters: { security_barrier: "true" } } },
    },
    sql: { "functions.sql": "SELECT \"My id\",  E'a\\\\b', 1, true, NULL, 12" },
  });
});

describe("compact", () => {
  const fill = (shop: PostgresSchema): void => {
    shop.addTable("t", { columns: { a: { type: "text", renamedFrom: "b" } }, comment: "${x}" });
    shop.addView("v", "SELECT 1");
    shop.addSql("more", "SELECT 2");
  };

  test("is one definition of the same shape", () => {
    expect(synthesised(fill, { compact: true })).toEqual({
      name: "shop",
      definition: JSON.stringify({
        tables: {
          t: { column_order: ["a"], columns: { a: { renamed_from: "b", type: "text" } }, comment: "$${x}" },
        },
        views: { v: { definition: "SELECT 1" } },
      }),
      sql: { more: "SELECT 2" },
    });
  });

  test("lets Terraform write it where a value is known at apply only", () => {
    const stack = stackOf();
    const variable = new TerraformVariable(stack, "who", { type: "string" });
    const shop = new PostgresSchema(stack, "shop", { name: "shop", compact: true });
    shop.addTable("t", { columns: { a: { type: "text" } }, comment: `for "${variable.stringValue}" \${x}` });
    const { definition } = text(stack).resource.schemata_postgres_schema.shop as { definition: string };
    const who = '${trimsuffix(trimprefix(jsonencode(var.who), "\\""), "\\"")}';
    expect(definition).toBe(
      `{"tables":{"t":{"column_order":["a"],"columns":{"a":{"type":"text"}},"comment":"for \\"${who}\\" $\${x}"}}}`,
    );
  });
});

test("the output is the same each time, also when it is asked for twice", () => {
  const stack = stackOf();
  const shop = new PostgresSchema(stack, "shop", { name: "shop" });
  shop.addTable("t", { columns: { b: column, a: column }, indexes: ["a", "a"], uniques: ["b"] });
  expect(Testing.synth(stack)).toBe(Testing.synth(stack));
});
