/**
 * Owns the two hundred tables of one area of the large schema, with what hangs on them: keys, indexes, checks, triggers, policies,
 * comments, statistics.
 * Must not know the other objects of an area but by name.
 */

/** The parts of the application, a schema each. */
export const areas = ["catalogue", "customers", "ledger", "logistics", "people", "purchasing", "sales"];

/** A release of the application; the second has changes of many kinds in about a third of the tables. */
export type Release = "first" | "second";

/** Tables of an area, of which the last four are of events. */
const count = 200;
const plain = count - 4;

const nameOf = (index: number): string => `item_${String(index).padStart(3, "0")}`;

/** What others refer to: every fifth one. */
const hubOf = (index: number): number => index - (index % 5);

/** Two in a hundred go with the second release, and as many come. */
const inRelease = (index: number, release: Release): string =>
  release === "second" && index % 50 === 9 ? `new_${nameOf(index)}` : nameOf(index);

/** In texts of fifty tables. */
export function tablesOf(area: string, release: Release): readonly string[] {
  const texts: string[] = [];
  for (let index = 0; index < plain; index += 1) {
    const part = Math.floor(index / 50);
    texts[part] = (texts[part] ?? "") + table(area, index, inRelease(index, release), release);
  }
  return [...texts, events(area, release)];
}

/** Foreign keys to another area, which cannot be written in the tables: it may refer to this one. */
export function keysOf(area: string, other: string, release: Release): string {
  const keys: string[] = [];
  for (let index = 0; index < plain; index += 1) {
    if (!isAmong(index, 132, 4, area)) continue;
    const name = inRelease(index, release);
    keys.push(
      `ALTER TABLE ${area}.${name} ADD CONSTRAINT ${name}_counterpart_fkey FOREIGN KEY (counterpart) REFERENCES ${other}.${nameOf(hubOf(index))} (id) DEFERRABLE;\n`,
    );
  }
  return keys.join("");
}

/** Whether it is one of the first so many tables; the first areas have one more, so that the sum is what is wanted. */
const isAmong = (index: number, each: number, more: number, area: string): boolean =>
  index < each || (index === each && areas.indexOf(area) < more);

/** Whether the second release has another form of it. */
const changes = (release: Release, index: number, every: number, at: number): boolean =>
  release === "second" && index % every === at;

function table(area: string, index: number, name: string, release: Release): string {
  const own = `${area}.${name}`;
  const changed = (every: number, at: number): boolean => changes(release, index, every, at);
  const lines = [
    "id bigint GENERATED ALWAYS AS IDENTITY",
    "parent bigint",
    "counterpart bigint",
    `status ${area}.status_${index % 10} DEFAULT '${changed(20, 3) ? "open" : "draft"}' NOT NULL`,
    "name text NOT NULL",
    `code character varying(${changed(25, 5) ? 80 : 40})${changed(25, 7) ? " NOT NULL" : ""}`,
    `amount ${area}.quantity_${index % 5} DEFAULT ${changed(20, 11) ? 1 : 0} NOT NULL`,
    "active boolean DEFAULT true NOT NULL",
    "created_at timestamp with time zone DEFAULT now() NOT NULL",
    index % 4 === 0 ? "total numeric GENERATED ALWAYS AS (amount * 2) STORED" : "payload jsonb",
    ...(changed(10, 2) ? ["remark text DEFAULT 'none'"] : []),
    `CONSTRAINT ${name}_pkey PRIMARY KEY (id)`,
    `CONSTRAINT ${name}_code_key UNIQUE (code)`,
    `CONSTRAINT ${name}_parent_fkey FOREIGN KEY (parent) REFERENCES ${area}.${nameOf(hubOf(index))} (id)${changed(28, 6) ? " ON DELETE CASCADE" : ""}`,
    ...(index % 2 === 0 ? [`CONSTRAINT ${name}_name_check CHECK (length(name) < ${changed(40, 12) ? 300 : 200})`] : []),
    ...(changed(30, 13) ? [`CONSTRAINT ${name}_code_check CHECK (code <> '')`] : []),
  ];
  return [
    `CREATE TABLE ${own} (\n  ${lines.join(",\n  ")}\n);`,
    `CREATE INDEX ${name}_parent_idx ON ${own} (parent${changed(22, 8) ? ", status" : ""});`,
    `CREATE INDEX ${name}_status_idx ON ${own} (status, created_at DESC)${index % 3 === 0 ? " WHERE active" : ""};`,
    ...(isAmong(index, 63, 1, area) ? [more(own, name, index)] : []),
    ...(index % 2 === 0
      ? [
          `CREATE TRIGGER ${name}_touch BEFORE INSERT ${changed(24, 10) ? "OR UPDATE " : ""}ON ${own} FOR EACH ROW EXECUTE FUNCTION ${area}.touch();`,
        ]
      : []),
    ...(index % 10 === 0
      ? [
          `ALTER TABLE ${own} ENABLE ROW LEVEL SECURITY;`,
          `CREATE POLICY ${name}_visible ON ${own} FOR SELECT USING (active${changed(50, 20) ? " AND id > 0" : ""});`,
          `CREATE STATISTICS ${area}.${name}_statistics (dependencies) ON status, active FROM ${own};`,
        ]
      : []),
    `COMMENT ON TABLE ${own} IS '${area}: ${name}, ${changed(15, 4) ? "revised" : "as it was"}';`,
    `COMMENT ON COLUMN ${own}.code IS 'Shown to people';`,
    `COMMENT ON COLUMN ${own}.amount IS 'In the unit of the domain';`,
    "",
  ].join("\n");
}

function more(own: string, name: string, index: number): string {
  if (index % 3 === 0) return `CREATE INDEX ${name}_more_idx ON ${own} (lower(name)) WHERE active;`;
  if (index % 3 === 1) return `CREATE INDEX ${name}_more_idx ON ${own} USING gin (to_tsvector('simple', name));`;
  return `CREATE INDEX ${name}_more_idx ON ${own} (name, code) INCLUDE (amount);`;
}

/** What happened, in a table a year. */
function events(area: string, release: Release): string {
  return [2023, 2024, 2025, 2026]
    .map((year) => {
      const name = `events_${year}`;
      const columns = [
        "id bigint NOT NULL",
        "happened_at timestamp with time zone NOT NULL",
        "actor text",
        "action text NOT NULL",
        "target bigint",
        `status ${area}.status_0`,
        "old_values jsonb",
        "new_values jsonb",
        `weight integer DEFAULT ${release === "second" ? 2 : 1} NOT NULL`,
        "remark text",
      ];
      return `CREATE TABLE ${area}.${name} (\n  ${columns.join(",\n  ")},\n  CONSTRAINT ${name}_pkey PRIMARY KEY (id, happened_at)\n);
CREATE INDEX ${name}_actor_idx ON ${area}.${name} (actor, happened_at);
`;
    })
    .join("");
}
