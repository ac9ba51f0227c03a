/**
 * Owns the text with which a kind begins: what a system catalog can tell of it.
 * Must not know where the text goes.
 */
import type { Session } from "../provider/engine/db/session.ts";
import { literal } from "../provider/engine/sql/sql.ts";

/** What a catalog has: the columns with name and schema of an object, and those that an attribute can take as they are. */
export interface CatalogColumns {
  readonly name: string;
  readonly schema: string;
  readonly attributes: readonly { readonly column: string; readonly attribute: "text" | "bool" | "number" }[];
  /** Columns that point to other objects, or hold a tree: the query has to print them. */
  readonly others: readonly string[];
}

const attributeOf: Readonly<Record<string, "text" | "bool" | "number">> = {
  name: "text",
  text: "text",
  '"char"': "text",
  boolean: "bool",
  smallint: "number",
  integer: "number",
};

/** The columns of a system catalog; a sentence when it is none of objects that have a schema. */
export async function catalogColumns(catalog: string, session: Session): Promise<CatalogColumns | string> {
  const columns = await session.rows<{ column: string; type: string }>(
    `SELECT a.attname AS column, format_type(a.atttypid, NULL) AS type FROM pg_attribute a
     JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relname = ${literal(catalog).text} AND c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r'
       AND a.attnum > 0 ORDER BY a.attnum`,
  );
  const find = (ending: string, type: string): string | undefined =>
    columns.find((candidate) => candidate.column.endsWith(ending) && candidate.type === type)?.column;
  const [name, schema] = [find("name", "name"), find("namespace", "oid")];
  if (columns.length === 0) return `${catalog} is no system catalog`;
  if (name === undefined || schema === undefined)
    return `${catalog} has no objects with a name and a schema: begin from a kind that is a part of another, such as column_settings`;
  const rest = columns.filter(({ column }) => ![name, schema, "oid"].includes(column));
  return {
    name,
    schema,
    attributes: rest.flatMap(({ column, type }) => {
      const attribute = attributeOf[type];
      return attribute === undefined ? [] : [{ column, attribute }];
    }),
    others: rest.filter(({ type }) => attributeOf[type] === undefined).map(({ column }) => column),
  };
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const variable = (name: string): string =>
  name
    .split("_")
    .map((word, place) => (place === 0 ? word : capitalised(word)))
    .join("");

/** The kind's `index.ts`. It compiles, finds its objects, and makes every change anew until `alter` says better. */
export function kindText(name: string, catalog: string, command: string, columns: CatalogColumns): string {
  const type = capitalised(variable(name));
  const used = [...new Set(columns.attributes.map(({ attribute }) => attribute))].sort();
  const others =
    columns.others.length === 0
      ? ""
      : `  // ${catalog} also has ${columns.others.join(", ")}: for the query to print.\n`;
  const attributes = columns.attributes.map(({ column, attribute }) => `  ${column}: ${attribute},\n`).join("");
  const read = columns.attributes
    .map(({ column, attribute }) => `, o.${column}${attribute === "text" ? `::text AS ${column}` : ""}`)
    .join("");
  return `/**
 * Owns the kind ${name}.
 * Must not know other kinds.
 */
import { address } from "../../catalog/address.ts";
${used.length === 0 ? "" : `import { ${used.join(", ")} } from "../../catalog/attribute.ts";\n`}import type { Obj } from "../../catalog/object.ts";
import { identifier, qualified, type Sql, sql } from "../../sql/sql.ts";
import { defineKind, type Values } from "../kind.ts";
import { notOfExtension } from "../query.ts";

const attrs = {
${others}${attributes}};

type ${type} = Obj<"schema" | "name", Values<typeof attrs>>;

const subject = ({ path }: Pick<${type}, "path">): Sql => sql\`${command} \${qualified(path.schema, path.name)}\`;

export const ${variable(name)} = defineKind({
  name: "${name}",
  path: ["schema", "name"],
  attrs,
  parent: ({ schema }) => address("schema", [schema]),
  catalogs: ["${catalog}"],
  query: (scope) => \`SELECT n.nspname AS schema, o.${columns.name} AS name${read}, o.oid::int8
  FROM ${catalog} o JOIN pg_namespace n ON n.oid = o.${columns.schema}
  WHERE \${scope.inScope("n.nspname")} AND \${notOfExtension("${catalog}", "o.oid")}\`,
  create: (object) => [{ sql: sql\`CREATE \${subject(object)}\`, locks: {} }],
  drop: (object) => [{ sql: sql\`DROP \${subject(object)}\`, locks: {} }],
  alter: {
${columns.attributes.map(({ column }) => `    ${column}: "replace",\n`).join("")}  },
  rename: (old, to) => [{ sql: sql\`ALTER \${subject(old)} RENAME TO \${identifier(to.name)}\`, locks: {} }],
  rebuildable: () => true,
  subject,
});
`;
}

/** A case to begin with: one that stays, one that goes, one that comes. */
export const caseText = (name: string, command: string): string => {
  const words = name.replaceAll("_", " ");
  return `-- One ${words} stays, one goes, one comes.
-- from
CREATE SCHEMA app;
CREATE ${command} app.stays;
CREATE ${command} app."Gone";
-- to
CREATE SCHEMA app;
CREATE ${command} app.stays;
CREATE ${command} app."Come ''";
`;
};

/** THE LIST with the kind on it, before those that speak of all others. Throws when the list has another form. */
export function onTheList(name: string, list: string): string {
  const start = list.indexOf("import ");
  const end = list.indexOf("\n\n", start);
  const last = list.lastIndexOf("  comment,\n");
  if (start === -1 || end === -1 || last === -1)
    throw new Error("THE LIST of kinds has another form than new-kind knows");
  const entry = `import { ${variable(name)} } from "./${name}/index.ts";`;
  const from = (line: string): string => line.slice(line.indexOf('"'));
  const imports = [...list.slice(start, end).split("\n"), entry].sort((left, right) =>
    from(left) < from(right) ? -1 : 1,
  );
  return `${list.slice(0, start)}${imports.join("\n")}${list.slice(end, last)}  ${variable(name)},\n${list.slice(last)}`;
}
