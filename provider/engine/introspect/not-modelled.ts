/**
 * Owns the search for what exists and no kind models: objects of other sorts, and features of modelled objects.
 * Must not know kinds; it looks at PostgreSQL's catalogs alone.
 */
import { granted } from "../kinds/grants.ts";
import type { Scope } from "../kinds/kind.ts";
import { columnWithSettings } from "../kinds/query.ts";
import type { Marks, Trace } from "../kinds/trace.ts";
import type { Asked, Columns } from "./columns.ts";
import { marksQuery } from "./marks.ts";

/** Where objects of one sort are found: `x` is their row. */
interface Place {
  readonly catalog: string;
  readonly from: string;
  readonly where: string;
  /** The column that tells the sorts of rows of one catalog apart. */
  readonly letter: string | undefined;
  /** SQL: the schema's oid, if they are in schemas, and the row of what the object is a part of. */
  readonly namespace: string | undefined;
  readonly parent: string;
}

const letters: Readonly<Record<string, string>> = {
  pg_class: "relkind",
  pg_type: "typtype",
  pg_proc: "prokind",
  pg_constraint: "contype",
};

const number = (catalog: string): string => `'${catalog}'::regclass::oid::int8`;

/** Every sort of object that there is, also what is a member of an extension or an internal part of another. */
function places(version: number): readonly Place[] {
  const inSchema = (catalog: string, column: string, where = "true", parent = "NULL", more = ""): Place => ({
    catalog,
    from: `${catalog} x ${more}`,
    where,
    letter: letters[catalog],
    namespace: `x.${column}`,
    parent,
  });
  const onRelation = (catalog: string, relation: string, where = "true"): Place => ({
    catalog,
    from: `${catalog} x JOIN pg_class c ON c.oid = x.${relation}`,
    where,
    letter: undefined,
    namespace: "c.relnamespace",
    parent: "'pg_class/' || c.oid || '/0'",
  });
  const anywhere = (catalog: string, where = "x.oid >= 16384"): Place => ({
    catalog,
    from: `${catalog} x`,
    where,
    letter: undefined,
    namespace: undefined,
    parent: "NULL",
  });
  const found = [
    inSchema("pg_namespace", "oid"),
    // An index is a part of its table and in its schema: those of TOAST tables are in none that is read.
    inSchema(
      "pg_class",
      "relnamespace",
      "x.relkind <> 't' AND (x.relkind IN ('i', 'I') OR x.relpersistence <> 't')",
      "'pg_class/' || i.indrelid || '/0'",
      "LEFT JOIN pg_index i ON i.indexrelid = x.oid",
    ),
    inSchema("pg_type", "typnamespace"),
    inSchema("pg_proc", "pronamespace"),
    inSchema("pg_operator", "oprnamespace"),
    inSchema("pg_opclass", "opcnamespace"),
    inSchema("pg_opfamily", "opfnamespace"),
    inSchema("pg_collation", "collnamespace"),
    inSchema("pg_conversion", "connamespace"),
    inSchema("pg_statistic_ext", "stxnamespace", "true", "'pg_class/' || x.stxrelid || '/0'"),
    inSchema("pg_ts_config", "cfgnamespace"),
    inSchema("pg_ts_dict", "dictnamespace"),
    inSchema("pg_ts_parser", "prsnamespace"),
    inSchema("pg_ts_template", "tmplnamespace"),
    inSchema("pg_extension", "extnamespace"),
    inSchema(
      "pg_constraint",
      "connamespace",
      "x.contype <> 't' AND (x.contype <> 'n' OR x.connoinherit OR NOT x.convalidated)",
      "CASE WHEN x.conrelid <> 0 THEN 'pg_class/' || x.conrelid || '/0' ELSE 'pg_type/' || x.contypid || '/0' END",
    ),
    onRelation("pg_trigger", "tgrelid", "NOT x.tgisinternal AND x.tgparentid = 0"),
    onRelation("pg_policy", "polrelid"),
    onRelation("pg_rewrite", "ev_class", "x.rulename <> '_RETURN'"),
    onRelation("pg_attrdef", "adrelid"),
    onRelation("pg_publication_rel", "prrelid"),
    inSchema("pg_publication_namespace", "pnnspid"),
    inSchema("pg_default_acl", "defaclnamespace"),
    anywhere("pg_default_acl", "x.defaclnamespace = 0"),
    anywhere("pg_am"),
    anywhere("pg_cast"),
    anywhere("pg_event_trigger"),
    anywhere("pg_foreign_data_wrapper"),
    anywhere("pg_foreign_server"),
    anywhere("pg_publication"),
    anywhere("pg_language"),
    anywhere("pg_transform"),
  ];
  return found.filter(({ catalog }) => version >= 150000 || catalog !== "pg_publication_namespace");
}

/**
 * Every object in the schemas, by its catalog, whose number stands for it in pg_depend, and by its sort (relkind, typtype …; '' where
 * there is but one); and the names of the marks that are asked for and there, as sorts of no rows. `ordered`: the same objects come in the same
 * order. Thirty joins with pg_namespace would take longer to plan than to run.
 */
export const inventoryQuery = (scope: Scope, asked: Readonly<Record<string, Marks>>, ordered: boolean): string =>
  `WITH scope AS MATERIALIZED (SELECT n.oid FROM pg_namespace n WHERE ${scope.inScope("n.nspname")})\n  ${places(
    scope.version,
  )
    .map(
      ({ catalog, from, where, letter, namespace }) =>
        `SELECT '${catalog}' AS catalog, ${number(catalog)} AS number, ${letter === undefined ? "''" : `x.${letter}::text`} AS letter,
    json_agg(x.oid::int8${ordered ? " ORDER BY x.oid" : ""}) AS oids
    FROM ${from} WHERE ${where}${namespace === undefined ? "" : ` AND ${namespace} = ANY (ARRAY(SELECT oid FROM scope))`}${letter === undefined ? "" : ` GROUP BY x.${letter}`}`,
    )
    .join("\n  UNION ALL ")}
  UNION ALL SELECT '${markCatalog}', 0, marked.name, '[]' FROM (${marksQuery({ ...asked, ...featureMarks })}) marked`;
const markCatalog = "mark";
export const inventoryAsked: readonly Asked[] = [
  { name: "catalog" },
  { name: "number" },
  { name: "letter" },
  { name: "oids" },
];

/** Whether what an inventory lists has rows of this sort, or else the mark of this name. */
export function foundIn(inventory: Columns): (name: string, trace?: Trace) => boolean {
  const letters = inventory.get<string>("letter");
  const oids = inventory.get<readonly number[] | null>("oids");
  const found = new Map<string, string[]>();
  inventory.get<string>("catalog").forEach((catalog, at) => {
    if (oids[at] != null) found.set(catalog, [...(found.get(catalog) ?? []), letters[at] as string]);
  });
  return (name, trace) =>
    trace === undefined || "marks" in trace
      ? found.get(markCatalog)?.includes(name) === true
      : found.get(trace.catalog)?.some((letter) => trace.letters?.includes(letter) !== false) === true;
}

/** These rows by the names of their catalogs, with the names that pg_identify_object gives them. */
export const identifyQuery = (scope: Scope, rows: ReadonlyMap<string, readonly number[]>): string =>
  places(scope.version)
    .filter(({ catalog }) => rows.has(catalog))
    .map(
      ({ catalog, from, where, namespace, parent }) =>
        `SELECT '${catalog}' AS catalog, x.oid::int8, ${namespace === undefined ? "NULL" : "n.nspname::text"} AS namespace, ${parent} AS parent,
          replace(named.type, ' ', '_') || ':' || named.identity AS name
          FROM ${from} ${namespace === undefined ? "" : `JOIN pg_namespace n ON n.oid = ${namespace} AND ${scope.inScope("n.nspname")}`}, LATERAL pg_identify_object(${number(catalog)}::oid, x.oid, 0) named
          WHERE ${where} AND x.oid = ANY ('{${rows.get(catalog)?.join(",")}}'::oid[]) AND named.identity IS NOT NULL`,
    )
    .join("\n  UNION ALL ");
export const identifyAsked: readonly Asked[] = [
  { name: "catalog" },
  { name: "oid" },
  { name: "namespace" },
  { name: "parent" },
  { name: "name" },
];

/** When a feature is there, and the text that tells one state of it from another. */
type Features = Readonly<Record<string, readonly [condition: string, text: string]>>;

/** Rights that somebody else than the owner has granted: they hang on that one's own. */
const grantedByOthers = (acl: string, owner: string): string =>
  `(${acl} IS NOT NULL AND EXISTS (SELECT FROM aclexplode(${acl}) e WHERE e.grantor <> ${owner}))`;

/** Without these no column has a feature that is looked for, and nothing a right that somebody else has granted. */
const featureMarks = {
  rights: granted,
  settings: { pg_attribute: columnWithSettings },
} as const satisfies Readonly<Record<string, Marks>>;

/** Features of relations and columns that no kind's attributes hold: a word, the row of the object that has it, and what it says. */
export const featuresAsked: readonly Asked[] = [{ name: "feature" }, { name: "row" }, { name: "text" }];
export function featuresQuery(scope: Scope, isFound: ReturnType<typeof foundIn>): string {
  const isAny = (mark: keyof typeof featureMarks): boolean => isFound(mark);
  const only = (condition: boolean, ...queries: readonly string[]): readonly string[] => (condition ? queries : []);
  const words = (features: Features): string =>
    `LATERAL (VALUES ${Object.entries(features)
      .map(([word, [condition, text]]) => `('${word}', ${condition}, ${text})`)
      .join(", ")}) f(feature, has, text)`;
  const any = (features: Features): string =>
    `(${Object.values(features)
      .map(([condition]) => condition)
      .join(" OR ")})`;
  const inSchemas = scope.inScope("n.nspname");
  const ofRelation = {
    privileges: [grantedByOthers("c.relacl", "c.relowner"), "c.relacl::text"],
    tablespace: ["(c.relkind NOT IN ('i', 'I') AND c.reltablespace <> 0)", "c.reltablespace::text"],
    access_method: ["(c.relkind IN ('r', 'm') AND c.relam <> 2 OR c.relkind = 'p' AND c.relam <> 0)", "c.relam::text"],
  } satisfies Features;
  const ofColumn = {
    column_privileges: [grantedByOthers("a.attacl", "c.relowner"), "a.attacl::text"],
    // By lz4, which not every server has; by pglz it is told with the column's other settings.
    column_compression: ["a.attcompression NOT IN ('', 'p')", "a.attcompression::text"],
  } satisfies Features;
  const ofIndex = {
    index_tablespace: ["(c.relkind IN ('i', 'I') AND c.reltablespace <> 0)", "c.reltablespace::text"],
  } satisfies Features;
  return [
    `SELECT f.feature, 'pg_class/' || c.oid || '/0' AS row, f.text AS text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
      ${words({ ...ofRelation, ...ofIndex })}
      WHERE ${inSchemas} AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'i', 'I') AND (${any({ ...ofRelation, ...ofIndex })}) AND f.has`,
    ...only(
      isAny("rights") || isAny("settings"),
      `SELECT f.feature, 'pg_class/' || c.oid || '/' || a.attnum, f.text
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN (SELECT x.* FROM pg_attribute x
        WHERE x.attnum + 0 > 0 AND NOT x.attisdropped AND (x.attacl IS NOT NULL OR x.attcompression NOT IN ('', 'p')) OFFSET 0) a ON a.attrelid = c.oid,
      ${words(ofColumn)}
      WHERE ${inSchemas} AND c.relkind IN ('r', 'p', 'v', 'm') AND f.has`,
    ),
    ...only(
      isAny("rights"),
      `SELECT 'privileges', 'pg_namespace/' || n.oid || '/0', n.nspacl::text FROM pg_namespace n
      WHERE ${inSchemas} AND ${grantedByOthers("n.nspacl", "n.nspowner")}`,
      `SELECT 'privileges', 'pg_type/' || y.oid || '/0', y.typacl::text FROM pg_type y JOIN pg_namespace n ON n.oid = y.typnamespace
      WHERE ${inSchemas} AND ${grantedByOthers("y.typacl", "y.typowner")}`,
      `SELECT 'privileges', 'pg_proc/' || p.oid || '/0', p.proacl::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE ${inSchemas} AND ${grantedByOthers("p.proacl", "p.proowner")}`,
    ),
    `SELECT 'foreign_key_trigger', 'pg_class/' || t.tgrelid || '/0', t.tgname || ' ' || t.tgenabled::text FROM pg_trigger t
      JOIN pg_trigger w ON w.oid = t.tgparentid AND w.tgenabled <> t.tgenabled JOIN pg_class c ON c.oid = t.tgrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace WHERE t.tgparentid <> 0 AND ${inSchemas}
      AND EXISTS (SELECT FROM pg_constraint k WHERE k.oid = t.tgconstraint AND k.contype = 'f')`,
    "SELECT 'security_label', s.classoid::regclass::text || '/' || s.objoid || '/' || s.objsubid, NULL FROM pg_seclabel s",
  ].join("\nUNION ALL ");
}
