/**
 * Owns the large schema that is measured: that of a business application which grew for years, 1,400 tables in seven schemas, with
 * types, functions, triggers, views and policies; and the same a release later.
 * Must not know what is measured.
 */
import { areas, keysOf, type Release, tablesOf } from "./large-tables.ts";

/** What is in it, so that a measure can say that it had all of it before it. */
export const largeCounts = { tables: 1400, columns: 14_000, indexes: 6000, foreignKeys: 2300 } as const;

/** The texts of the schema, in an order in which they can be run: the areas refer to each other in a circle. */
export function largeSchema(release: Release): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const area of areas) texts[`1_types_${area}.sql`] = typesOf(area, release);
  for (const area of areas) texts[`2_functions_${area}.sql`] = functionsOf(area, release);
  for (const area of areas)
    for (const [part, text] of tablesOf(area, release).entries()) texts[`3_tables_${area}_${part}.sql`] = text;
  for (const [place, area] of areas.entries())
    texts[`4_keys_${area}.sql`] = keysOf(area, areas.at(place - 1) as string, release);
  for (const area of areas) texts[`5_views_${area}.sql`] = viewsOf(area, release);
  return texts;
}

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

/** Ten enums, five domains, a composite type and a sequence for numbers of documents. */
function typesOf(area: string, release: Release): string {
  const enums = range(10).map((number) => {
    const more = release === "second" && number % 3 === 0 ? ", 'on hold'" : "";
    return `CREATE TYPE ${area}.status_${number} AS ENUM ('draft', 'open'${more}, 'closed', 'cancelled ${number}');`;
  });
  const domains = range(5).map((number) => {
    const least = release === "second" && number === 4 ? 1 : 0;
    return `CREATE DOMAIN ${area}.quantity_${number} AS numeric(14,${number}) CONSTRAINT quantity_${number}_check CHECK (VALUE >= ${least});`;
  });
  return [
    `CREATE SCHEMA ${area};`,
    ...enums,
    ...domains,
    `CREATE TYPE ${area}.address AS (street text, town text, postcode character varying(12));`,
    `CREATE SEQUENCE ${area}.document_numbers START 1000 INCREMENT 1;`,
    "",
  ].join("\n");
}

/** A trigger's function, and thirty that are called: in SQL of the standard, in SQL as a string, in PL/pgSQL. */
function functionsOf(area: string, release: Release): string {
  const called = range(30).map((number) => {
    const factor = release === "second" && number % 6 === 0 ? number + 2 : number + 1;
    if (number % 3 === 0)
      return `CREATE FUNCTION ${area}.price_${number}(amount numeric, tax numeric DEFAULT 0.2) RETURNS numeric
  LANGUAGE sql IMMUTABLE RETURN round(amount * ${factor} * (1 + tax), 2);`;
    if (number % 3 === 1)
      return `CREATE FUNCTION ${area}.label_${number}(code text) RETURNS text LANGUAGE sql STABLE
  AS $$ SELECT upper(code) || '-${factor}' $$;`;
    return `CREATE FUNCTION ${area}.audit_${number}(id bigint, note text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF note IS NULL THEN RETURN false; END IF;
  PERFORM set_config('app.note', note || ${factor}, true);
  RETURN id > 0;
END $$;`;
  });
  return [
    `CREATE FUNCTION ${area}.touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.created_at := coalesce(NEW.created_at, now());
  RETURN NEW;
END $$;`,
    ...called,
    "",
  ].join("\n");
}

/** Forty views: on a table, on two, and on another view; and two materialized ones, each with an index. */
function viewsOf(area: string, release: Release): string {
  const condition = (number: number): string =>
    release === "second" && number % 8 === 0 ? "active AND id > 0" : "active";
  const views = range(20).flatMap((number) => {
    const table = `${area}.item_${String(number * 5).padStart(3, "0")}`;
    const next = `${area}.item_${String(number * 5 + 1).padStart(3, "0")}`;
    return [
      `CREATE VIEW ${area}.open_${number} AS SELECT id, name, code, amount, created_at FROM ${table} WHERE ${condition(number)};`,
      `CREATE VIEW ${area}.overview_${number} AS
  SELECT o.id, o.name, ${area}.price_${(number * 3) % 30}(o.amount) AS price, count(n.id) AS parts, max(n.created_at) AS latest
  FROM ${area}.open_${number} o LEFT JOIN ${next} n ON n.parent = o.id GROUP BY o.id, o.name, o.amount;`,
      `COMMENT ON VIEW ${area}.overview_${number} IS 'What is open of ${area} ${number}';`,
    ];
  });
  const materialized = range(2).flatMap((number) => [
    `CREATE MATERIALIZED VIEW ${area}.report_${number} AS SELECT name, sum(price) AS total FROM ${area}.overview_${number} GROUP BY name;`,
    `CREATE UNIQUE INDEX report_${number}_name ON ${area}.report_${number} (name);`,
  ]);
  return [...views, ...materialized, ""].join("\n");
}
