/**
 * Owns the list that holds for every compared attribute of every kind an object that is declared, and the statement that
 * changes it by hand.
 * Must not know how a test uses them. The test fails for an attribute that is not in here.
 */

export interface Drift {
  /** What is declared for it, in the resource's shape. */
  readonly tables?: Readonly<Record<string, object>>;
  readonly sequences?: Readonly<Record<string, object>>;
  readonly views?: Readonly<Record<string, object>>;
  readonly enums?: Readonly<Record<string, object>>;
  /** Run by hand afterwards, in the schema. */
  readonly byHand: string;
  /** Where the state shows it; undefined where no argument can, so that a warning names the object. */
  readonly shownIn?: string;
  /** First major version that has the attribute. */
  readonly since?: number;
}

const id = { type: "bigint", nullable: false };
const two = { a: { type: "int" }, b: { type: "int" } };
const table = (name: string, content: object, byHand: string, shownIn?: string, since?: number): Drift => ({
  tables: { [name]: { columns: two, ...content } },
  byHand: byHand.replaceAll("$t", name),
  ...(shownIn === undefined ? {} : { shownIn: `tables.${name}.${shownIn}` }),
  ...(since === undefined ? {} : { since }),
});
const column = (name: string, declared: object, byHand: string, member: string | undefined, since?: number): Drift =>
  table(
    `column_${name}`,
    { columns: { id, c: declared } },
    byHand,
    member === undefined ? undefined : `columns.c.${member}`,
    since,
  );
const sequence = (name: string, clause: string, member: string | undefined = name, since?: number): Drift => ({
  sequences: { [`s_${name}`]: {} },
  byHand: `ALTER SEQUENCE s_${name} ${clause}`,
  ...(member === "" ? {} : { shownIn: `sequences.s_${name}.${member}` }),
  ...(since === undefined ? {} : { since }),
});
/** A constraint is declared one way and made again another way by hand. */
const constraint = (name: string, content: object, again: string, shownIn?: string, since?: number): Drift =>
  table(name, content, `ALTER TABLE $t DROP CONSTRAINT ${name}_c, ADD CONSTRAINT ${name}_c ${again}`, shownIn, since);
const primary = (attribute: string, again: string, member: string): Drift =>
  constraint(
    `pk_${attribute}`,
    { columns: { a: id, b: id }, primary_key: { name: `pk_${attribute}_c`, columns: ["a"] } },
    again,
    `primary_key.${member}`,
  );
const uniqueKey = (attribute: string, again: string, since?: number): Drift =>
  constraint(
    `u_${attribute}`,
    { uniques: { [`u_${attribute}_c`]: { columns: ["a"] } } },
    again,
    `uniques.u_${attribute}_c.${attribute}`,
    since,
  );
const check = (attribute: string, again: string, member: string, since?: number): Drift =>
  constraint(
    `c_${attribute}`,
    { checks: { [`c_${attribute}_c`]: { expression: "a > 0" } } },
    again,
    `checks.c_${attribute}_c${member}`,
    since,
  );
const index = (attribute: string, again: string, member: string, since?: number): Drift =>
  table(
    `i_${attribute}`,
    { indexes: { [`i_${attribute}_i`]: { columns: ["a"] } } },
    `DROP INDEX i_${attribute}_i; CREATE ${again.replace("$i", `i_${attribute}_i`)}`,
    `indexes.i_${attribute}_i${member}`,
    since,
  );
const key = { columns: { a: id, b: id }, primary_key: { columns: ["a"] }, uniques: {} };
const foreign = (attribute: string, again: string, member: string, since?: number): Drift => {
  const name = `f_${attribute}`;
  return {
    tables: {
      [`${name}_to`]: { ...key, uniques: { [`${name}_to_b`]: { columns: ["b"] } } },
      [`${name}_other`]: key,
      [name]: {
        columns: { a: { type: "bigint" }, b: { type: "bigint" } },
        foreign_keys: { [`${name}_c`]: { columns: ["a"], references: { table: `${name}_to`, columns: ["a"] } } },
      },
    },
    byHand: `ALTER TABLE ${name} DROP CONSTRAINT ${name}_c, ADD CONSTRAINT ${name}_c ${again.replaceAll("$to", `${name}_to`).replaceAll("$other", `${name}_other`)}`,
    shownIn: `tables.${name}.foreign_keys.${name}_c${member}`,
    ...(since === undefined ? {} : { since }),
  };
};

const exclusion = (attribute: string, again: string, member: string): Drift => {
  const name = `x_${attribute}_c`;
  return constraint(
    `x_${attribute}`,
    { exclusions: { [name]: { method: "btree", elements: ["a WITH ="] } } },
    `EXCLUDE ${again}`,
    `exclusions.${name}.${member}`,
  );
};
const ranges = { a: { type: "int4range", nullable: false }, p: { type: "daterange", nullable: false } };

/**
 * What no statement changes, by hand or by a plan: a partitioned table is another table, and what a table has of itself stays its own
 * when it begins to inherit.
 */
export const unchangeable: readonly string[] = [
  "table.partition_key",
  "column.inherited",
  "column.not_null_inherited",
  "column.not_null_own_name",
  "check.inherited",
];

export const drifts: Readonly<Record<string, Drift>> = {
  "sequence.type": sequence("type", "AS integer"),
  "sequence.start": sequence("start", "START 5"),
  "sequence.increment": sequence("increment", "INCREMENT 3"),
  "sequence.min": sequence("min", "MINVALUE -7"),
  "sequence.max": sequence("max", "MAXVALUE 777"),
  "sequence.cache": sequence("cache", "CACHE 9"),
  "sequence.cycle": sequence("cycle", "CYCLE"),
  "sequence.persistence": sequence("persistence", "SET UNLOGGED", "", 15),
  "sequence.owned_by": {
    ...table("sequence_owner", {}, ""),
    ...sequence("owned_by", "OWNED BY sequence_owner.a"),
  },
  "enum.values": {
    enums: { e_values: { values: ["a", "b"] } },
    byHand: "ALTER TYPE e_values ADD VALUE 'c'",
    shownIn: "enums.e_values.values",
  },
  "table.persistence": table("t_persistence", {}, "ALTER TABLE $t SET UNLOGGED", "options.unlogged"),
  "table.options": table("t_options", {}, "ALTER TABLE $t SET (fillfactor = 70)", "options"),
  // What HCL cannot say is not shown there at all.
  "column.virtual": column(
    "virtual",
    { type: "int" },
    "ALTER TABLE $t DROP c; ALTER TABLE $t ADD c int GENERATED ALWAYS AS (1) VIRTUAL",
    "type",
    18,
  ),
  "column.not_null_unchecked": column(
    "not_null_unchecked",
    { type: "int", nullable: false },
    "ALTER TABLE $t ALTER c DROP NOT NULL; ALTER TABLE $t ADD CONSTRAINT $t_c_not_null NOT NULL c NOT VALID",
    "type",
    18,
  ),
  "column.not_null_no_inherit": column(
    "not_null_no_inherit",
    { type: "int", nullable: false },
    "ALTER TABLE $t ALTER c DROP NOT NULL; ALTER TABLE $t ADD CONSTRAINT $t_c_not_null NOT NULL c NO INHERIT",
    "type",
    18,
  ),
  "primary_key.without_overlaps": constraint(
    "pk_overlaps",
    { columns: ranges, primary_key: { name: "pk_overlaps_c", columns: ["a", "p"] } },
    "PRIMARY KEY (a, p WITHOUT OVERLAPS)",
    "primary_key.columns",
    18,
  ),
  "unique.without_overlaps": constraint(
    "u_overlaps",
    { columns: ranges, uniques: { u_overlaps_c: { columns: ["a", "p"] } } },
    "UNIQUE (a, p WITHOUT OVERLAPS)",
    "uniques.u_overlaps_c.columns",
    18,
  ),
  "foreign_key.period": {
    tables: {
      f_period_to: { columns: ranges, uniques: { f_period_to_key: { columns: ["a", "p"] } } },
      f_period: {
        columns: ranges,
        foreign_keys: {
          f_period_c: { columns: ["a", "p"], references: { table: "f_period_to", columns: ["a", "p"] } },
        },
      },
    },
    byHand: `ALTER TABLE f_period DROP CONSTRAINT f_period_c;
      ALTER TABLE f_period_to DROP CONSTRAINT f_period_to_key, ADD CONSTRAINT f_period_to_key UNIQUE (a, p WITHOUT OVERLAPS);
      ALTER TABLE f_period ADD CONSTRAINT f_period_c FOREIGN KEY (a, PERIOD p) REFERENCES f_period_to (a, PERIOD p)`,
    shownIn: "tables.f_period.foreign_keys.f_period_c.columns",
    since: 18,
  },
  "exclusion.method": exclusion("method", "USING hash (a WITH =)", "method"),
  "exclusion.elements": exclusion("elements", "USING btree (b WITH =)", "elements"),
  "exclusion.include": exclusion("include", "USING btree (a WITH =) INCLUDE (b)", "elements"),
  "exclusion.where": exclusion("where", "USING btree (a WITH =) WHERE (a > 0)", "where"),
  "exclusion.deferrable": exclusion("deferrable", "USING btree (a WITH =) DEFERRABLE", "deferrable"),
  "exclusion.options": exclusion("options", "USING btree (a WITH =) WITH (fillfactor = 70)", "elements"),
  "index.on": index("on", "MATERIALIZED VIEW m_on AS SELECT 1 AS a; CREATE INDEX $i ON m_on (a)", ".columns"),
  "index.statistics": table(
    "t_statistics",
    { indexes: { i_statistics: { columns: ["(a + 1)"] } } },
    "ALTER INDEX i_statistics ALTER COLUMN 1 SET STATISTICS 50",
    "indexes.i_statistics.columns",
  ),
  "column.type": column("type", { type: "int" }, "ALTER TABLE $t ALTER c TYPE bigint", "type"),
  "column.collation": column("collation", { type: "text" }, 'ALTER TABLE $t ALTER c TYPE text COLLATE "C"', "options"),
  "column.generated": column(
    "generated",
    { type: "bigint", generated: "id * 2" },
    "ALTER TABLE $t ALTER c DROP EXPRESSION",
    "generated",
  ),
  "column.identity": column(
    "identity",
    { type: "bigint", identity: "always" },
    "ALTER TABLE $t ALTER c SET GENERATED BY DEFAULT",
    "identity",
  ),
  "column.identity_options": column(
    "identity_options",
    { type: "bigint", identity: "always" },
    "ALTER TABLE $t ALTER c SET INCREMENT 4",
    "options",
  ),
  "column.not_null": column(
    "not_null",
    { type: "int", nullable: false },
    "ALTER TABLE $t ALTER c DROP NOT NULL",
    "nullable",
  ),
  "column.not_null_name": column(
    "not_null_name",
    { type: "int", nullable: false },
    "ALTER TABLE $t RENAME CONSTRAINT $t_c_not_null TO hand",
    "options",
    18,
  ),
  "default.expression": column(
    "default",
    { type: "int", default: "1" },
    "ALTER TABLE $t ALTER c SET DEFAULT 2",
    "default",
  ),
  "primary_key.columns": primary("columns", "PRIMARY KEY (b)", "columns"),
  "primary_key.include": primary("include", "PRIMARY KEY (a) INCLUDE (b)", "include"),
  "primary_key.deferrable": primary("deferrable", "PRIMARY KEY (a) DEFERRABLE", "deferrable"),
  "primary_key.options": table(
    "pk_options",
    { columns: { a: id }, primary_key: { columns: ["a"] } },
    "ALTER INDEX $t_pkey SET (fillfactor = 70)",
    "primary_key",
  ),
  "unique.columns": uniqueKey("columns", "UNIQUE (b)"),
  "unique.include": uniqueKey("include", "UNIQUE (a) INCLUDE (b)"),
  "unique.nulls_not_distinct": uniqueKey("nulls_not_distinct", "UNIQUE NULLS NOT DISTINCT (a)", 15),
  "unique.deferrable": uniqueKey("deferrable", "UNIQUE (a) DEFERRABLE INITIALLY DEFERRED"),
  "unique.options": table(
    "u_options",
    { uniques: { u_options_c: { columns: ["a"] } } },
    "ALTER INDEX u_options_c SET (fillfactor = 70)",
    "uniques.u_options_c",
  ),
  "check.expression": check("expression", "CHECK (a > 1)", ".expression"),
  "check.no_inherit": check("no_inherit", "CHECK (a > 0) NO INHERIT", ".no_inherit"),
  "check.enforced": check("enforced", "CHECK (a > 0) NOT ENFORCED", "", 18),
  "check.validated": check("validated", "CHECK (a > 0) NOT VALID", ""),
  "index.table": {
    tables: {
      i_table: { columns: two, indexes: { i_table_i: { columns: ["a"] } } },
      i_table_other: { columns: two },
    },
    byHand: "DROP INDEX i_table_i; CREATE INDEX i_table_i ON i_table_other (a)",
    shownIn: "tables.i_table.indexes.i_table_i",
  },
  "index.method": index("method", "INDEX $i ON i_method USING hash (a)", ".method"),
  "index.unique": index("unique", "UNIQUE INDEX $i ON i_unique (a)", ".unique"),
  "index.keys": index("keys", "INDEX $i ON i_keys (a DESC)", ".columns"),
  "index.include": index("include", "INDEX $i ON i_include (a) INCLUDE (b)", ".include"),
  "index.where": index("where", "INDEX $i ON i_where (a) WHERE b > 0", ".where"),
  "index.nulls_not_distinct": index(
    "nulls_not_distinct",
    "UNIQUE INDEX $i ON i_nulls_not_distinct (a) NULLS NOT DISTINCT",
    ".nulls_not_distinct",
    15,
  ),
  "index.options": table(
    "i_options",
    { indexes: { i_options_i: { columns: ["a"] } } },
    "ALTER INDEX i_options_i SET (fillfactor = 70)",
    "indexes.i_options_i.options",
  ),
  "index.valid": table(
    "i_valid",
    { indexes: { i_valid_i: { columns: ["a"] } } },
    "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'i_valid_i'::regclass",
    "indexes.i_valid_i",
  ),
  "foreign_key.columns": foreign("columns", "FOREIGN KEY (b) REFERENCES $to (a)", ".columns"),
  "foreign_key.references_schema": foreign(
    "references_schema",
    "FOREIGN KEY (a) REFERENCES elsewhere.f_references_schema_to (a)",
    ".references.schema",
  ),
  "foreign_key.references_table": foreign(
    "references_table",
    "FOREIGN KEY (a) REFERENCES $other (a)",
    ".references.table",
  ),
  "foreign_key.references_columns": foreign(
    "references_columns",
    "FOREIGN KEY (a) REFERENCES $to (b)",
    ".references.columns",
  ),
  "foreign_key.match": foreign("match", "FOREIGN KEY (a) REFERENCES $to (a) MATCH FULL", ".match"),
  "foreign_key.on_update": foreign("on_update", "FOREIGN KEY (a) REFERENCES $to (a) ON UPDATE CASCADE", ".on_update"),
  "foreign_key.on_delete": foreign("on_delete", "FOREIGN KEY (a) REFERENCES $to (a) ON DELETE CASCADE", ".on_delete"),
  "foreign_key.on_delete_columns": foreign(
    "on_delete_columns",
    "FOREIGN KEY (a) REFERENCES $to (a) ON DELETE SET NULL (a)",
    "",
    15,
  ),
  "foreign_key.deferrable": foreign("deferrable", "FOREIGN KEY (a) REFERENCES $to (a) DEFERRABLE", ".deferrable"),
  "foreign_key.enforced": foreign("enforced", "FOREIGN KEY (a) REFERENCES $to (a) NOT ENFORCED", "", 18),
  "foreign_key.validated": foreign("validated", "FOREIGN KEY (a) REFERENCES $to (a) NOT VALID", ""),
  "view.definition": {
    views: { v_definition: { definition: "SELECT 1 AS one" } },
    byHand: "CREATE OR REPLACE VIEW v_definition AS SELECT 2 AS one",
    shownIn: "views.v_definition.definition",
  },
  "view.options": {
    views: { v_options: { definition: "SELECT 1 AS one" } },
    byHand: "ALTER VIEW v_options SET (security_barrier = true)",
    shownIn: "views.v_options.options",
  },
  "comment.text": table("t_comment", { comment: "said" }, "COMMENT ON TABLE $t IS 'heard'", "comment"),
};

/** What has no attribute of its own that could change: that it is there at all. */
export const removals: Readonly<Record<string, Drift>> = {
  sequence: { sequences: { gone: {} }, byHand: "DROP SEQUENCE gone", shownIn: "sequences.gone" },
  enum: { enums: { e_gone: { values: ["a"] } }, byHand: "DROP TYPE e_gone", shownIn: "enums.e_gone" },
  exclusion: table(
    "x_gone",
    { exclusions: { x_gone_c: { method: "btree", elements: ["a WITH ="] } } },
    "ALTER TABLE $t DROP CONSTRAINT x_gone_c",
    "exclusions.x_gone_c",
  ),
  table: { tables: { t_gone: { columns: two } }, byHand: "DROP TABLE t_gone", shownIn: "tables.t_gone" },
  column: table("column_gone", {}, "ALTER TABLE $t DROP b", "columns.b"),
  default: column("no_default", { type: "int", default: "1" }, "ALTER TABLE $t ALTER c DROP DEFAULT", "default"),
  primary_key: table(
    "pk_gone",
    { columns: { a: id }, primary_key: { columns: ["a"] } },
    "ALTER TABLE $t DROP CONSTRAINT $t_pkey",
    "primary_key",
  ),
  unique: table(
    "u_gone",
    { uniques: { u_gone_c: { columns: ["a"] } } },
    "ALTER TABLE $t DROP CONSTRAINT u_gone_c",
    "uniques.u_gone_c",
  ),
  check: table(
    "c_gone",
    { checks: { c_gone_c: { expression: "a > 0" } } },
    "ALTER TABLE $t DROP CONSTRAINT c_gone_c",
    "checks.c_gone_c",
  ),
  index: table("i_gone", { indexes: { i_gone_i: { columns: ["a"] } } }, "DROP INDEX i_gone_i", "indexes.i_gone_i"),
  foreign_key: {
    tables: {
      f_gone: {
        columns: { a: id, b: { type: "bigint" } },
        primary_key: { columns: ["a"] },
        foreign_keys: { f_gone_c: { columns: ["b"], references: { table: "f_gone", columns: ["a"] } } },
      },
    },
    byHand: "ALTER TABLE f_gone DROP CONSTRAINT f_gone_c",
    shownIn: "tables.f_gone.foreign_keys.f_gone_c",
  },
  view: { views: { v_gone: { definition: "SELECT 1 AS one" } }, byHand: "DROP VIEW v_gone", shownIn: "views.v_gone" },
  comment: table("no_comment", { comment: "said" }, "COMMENT ON TABLE $t IS NULL", "comment"),
};
