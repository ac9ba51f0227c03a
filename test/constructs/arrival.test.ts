import { TerraformStack, Testing } from "cdktf";
import { expect, test } from "vitest";
import { PostgresSchema, SchemataProvider, sql } from "../../constructs/index.ts";
import { freshDatabase, onDatabase, versions } from "../servers.ts";
import { workspace } from "../terraform.ts";

/** Everything that Terraform, JSON or cdktf could take for something else. */
const odd = [
  "${var.x} $${y} $$${z} %{ if true }%{ endif } %%{ %",
  "back\\slash \\n \\\\ \\u0041",
  `quotes ' " \` '' ""`,
  "emoji 🐘🦣 and é, ü, 漢字",
  "tab\there\nnew line\r\nwindows",
  "#{ruby} {{ mustache }} <%= erb %> ${TfToken",
  '{"json": [1, "x"]}',
];

const constant = (value: string): string => `E'${value.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

test.each([false, true])("SQL text arrives unchanged in the database (compact: %s)", async (compact) => {
  await using database = await freshDatabase(versions().at(-1)!);
  const stack = new TerraformStack(Testing.app(), "arrival");
  new SchemataProvider(stack, "schemata");
  const shop = new PostgresSchema(stack, "shop", { name: "shop", compact, comment: odd.join("|") });
  shop.addTable("t", {
    columns: {
      plain: { type: "text", default: constant(odd.join("|")) },
      tagged: { type: "text", default: sql`${odd.join("|")}`, comment: odd.join("|") },
      "${odd} %{name}": { type: "text" },
    },
    checks: { "${c}": sql`plain <> ${odd[0]!}` },
  });
  // A view whose text has 2,000 lines.
  const lines = Array.from({ length: 1999 }, (_, line) => `  ${constant(`${line} ${odd[line % odd.length]}`)}`);
  shop.addSql("long.sql", `CREATE VIEW long AS SELECT ARRAY[\n${lines.join(",\n")}\n] AS line;`);

  const { hostname, port } = new URL(database.url);
  const env = { PGHOST: hostname, PGPORT: port, PGUSER: "postgres", PGDATABASE: database.name };
  await using opened = await workspace({ "main.tf.json": Testing.synth(stack), "requirement.tf": "" }, { env });
  const applied = await opened.apply();
  expect(applied.code, applied.stdout + applied.stderr).toBe(0);
  const [row] = await onDatabase(
    database.url,
    `INSERT INTO shop.t DEFAULT VALUES RETURNING plain, tagged, obj_description('shop'::regnamespace) AS schema_comment,
       col_description('shop.t'::regclass, 2) AS column_comment,
       (SELECT attname FROM pg_attribute WHERE attrelid = 'shop.t'::regclass AND attnum = 3) AS name,
       (SELECT conname FROM pg_constraint WHERE conrelid = 'shop.t'::regclass AND contype = 'c') AS check_name,
       (SELECT line FROM shop.long) AS long`,
  );
  const whole = odd.join("|");
  expect(row).toEqual({
    plain: whole,
    tagged: whole,
    schema_comment: whole,
    column_comment: whole,
    name: "${odd} %{name}",
    check_name: "${c}",
    long: Array.from({ length: 1999 }, (_, line) => `${line} ${odd[line % odd.length]}`),
  });
  const again = await opened.plan("-detailed-exitcode");
  expect(again.code, again.stdout + again.stderr).toBe(0);
});
