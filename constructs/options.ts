/**
 * Owns the names of what may be written of a schema and its parts, for programs that run without a compiler (tsx, JavaScript):
 * there a misspelt name would be dropped without a word.
 * Must not know what any of it means.
 */
import type { Column } from "./column.ts";
import type { Check, Exclusion, ForeignKey, Index, PrimaryKey, Unique } from "./constraint.ts";
import { suggestion } from "./identifier.ts";
import type { EnumProps, PostgresSchemaProps, SequenceProps, ViewProps } from "./postgres-schema.ts";
import type { TableProps } from "./table.ts";

/** Every name that one of the types has: a new one that is not told here does not compile, nor one that is there no longer. */
type Names<T> = Readonly<Record<T extends unknown ? keyof T : never, true>>;
type Inner<T> = Names<NonNullable<T extends { readonly options?: infer O } ? O : never>>;

const table: Names<TableProps<Record<string, Column>, unknown>> = {
  columns: true,
  primaryKey: true,
  uniques: true,
  foreignKeys: true,
  checks: true,
  exclusions: true,
  indexes: true,
  comment: true,
  renamedFrom: true,
  options: true,
};
const column: Names<Column> = {
  type: true,
  nullable: true,
  default: true,
  generated: true,
  identity: true,
  comment: true,
  renamedFrom: true,
  options: true,
};
const primaryKey: Names<PrimaryKey<string>> = {
  columns: true,
  name: true,
  include: true,
  deferrable: true,
  comment: true,
};
const unique: Names<Unique<string>> = {
  columns: true,
  include: true,
  nullsNotDistinct: true,
  deferrable: true,
  comment: true,
};
const foreignKey: Names<ForeignKey<string>> = {
  from: true,
  columns: true,
  name: true,
  match: true,
  onUpdate: true,
  onDelete: true,
  deferrable: true,
  comment: true,
};
const check: Names<Check> = { expression: true, noInherit: true, comment: true };
const exclusion: Names<Exclusion> = { elements: true, method: true, where: true, deferrable: true, comment: true };
const index: Names<Index<string>> = {
  columns: true,
  unique: true,
  method: true,
  include: true,
  where: true,
  nullsNotDistinct: true,
  options: true,
  comment: true,
};
const enumType: Names<EnumProps> = {
  values: true,
  comment: true,
  renamedFrom: true,
};
const sequence: Names<SequenceProps> = {
  type: true,
  start: true,
  increment: true,
  min: true,
  max: true,
  cache: true,
  cycle: true,
  ownedBy: true,
  comment: true,
  renamedFrom: true,
};
const view: Names<ViewProps> = { definition: true, comment: true, renamedFrom: true, options: true };
const schema: Names<PostgresSchemaProps> = {
  name: true,
  database: true,
  renamedFrom: true,
  comment: true,
  unmanaged: true,
  deletionProtection: true,
  onDestroy: true,
  allow: true,
  policy: true,
  typeChange: true,
  onFailure: true,
  compact: true,
  dependsOn: true,
  count: true,
  provider: true,
  lifecycle: true,
  forEach: true,
  provisioners: true,
  connection: true,
};

const tableOptions: Inner<TableProps<Record<string, Column>, unknown>> = { parameters: true, unlogged: true };
const columnOptions: Inner<Column> = { collation: true, identityOptions: true, notNullName: true };
const indexOptions: Inner<Index<string>> = { parameters: true };
const viewOptions: Inner<ViewProps> = { parameters: true };

/** What may be written, by what it is written of. */
const known = {
  table: { own: table, inner: tableOptions },
  column: { own: column, inner: columnOptions },
  "primary key": { own: primaryKey, inner: {} },
  unique: { own: unique, inner: {} },
  "foreign key": { own: foreignKey, inner: {} },
  check: { own: check, inner: {} },
  exclusion: { own: exclusion, inner: {} },
  index: { own: index, inner: indexOptions },
  enum: { own: enumType, inner: {} },
  sequence: { own: sequence, inner: {} },
  view: { own: view, inner: viewOptions },
  schema: { own: schema, inner: {} },
} as const;

/** What is wrong with the names of what was written of a schema or of a part of it, one sentence each. */
export function unknownOptions(what: keyof typeof known, written: object): readonly string[] {
  const { own, inner } = known[what];
  const { options } = written as { options?: unknown };
  return [
    ...unknown(written, Object.keys(own), ""),
    ...(typeof options === "object" && options !== null ? unknown(options, Object.keys(inner), " in its options") : []),
  ];
}

function unknown(written: object, names: readonly string[], where: string): readonly string[] {
  return Object.keys(written)
    .filter((name) => !names.includes(name))
    .map((name) => {
      // As the resource spells it in HCL.
      const camel = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
      const meant = names.includes(camel) ? ` Did you mean ${camel}?` : suggestion(name, names);
      return `there is no ${JSON.stringify(name)}${where}.${meant === "" ? ` There are ${names.join(", ")}.` : meant}`;
    });
}
