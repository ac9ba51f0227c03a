/**
 * Owns the structured input of a foreign key.
 * Must not know the referenced table's input.
 */
import { deferrableField } from "../constraint.ts";
import type { Input } from "../input.ts";
import type { ForeignKeyAttributes, ForeignKeyPath } from "./index.ts";

type Action = ForeignKeyAttributes["on_delete"];
const described = '`"no action"`, `"restrict"`, `"cascade"`, `"set null"` or `"set default"`.';

interface WrittenForeignKey {
  readonly columns: readonly string[];
  readonly references: { schema?: string; table: string; columns?: readonly string[] };
  readonly match?: "simple" | "full";
  readonly on_update?: Action;
  readonly on_delete?: Action;
  readonly deferrable?: "initially immediate" | "initially deferred";
}

export const foreignKeyInput: Input<ForeignKeyPath, ForeignKeyAttributes> = {
  attribute: "foreign_keys",
  description: "Foreign keys, by name.",
  within: ["table"],
  keyed: "map",
  example: {
    users_invited_by_fkey: {
      columns: ["invited_by"],
      references: { table: "users", columns: ["id"] },
      on_delete: "set null",
    },
  },
  fields: {
    columns: {
      type: "strings",
      required: true,
      example: ["invited_by"],
      description: "Names of the referring columns.",
    },
    references: {
      type: {
        object: {
          schema: {
            type: "string",
            default: { words: "this schema" },
            example: "directory",
            description:
              "Schema of the referenced table. Of one that another resource manages, write `schemata_postgres_schema.<label>.name`: Terraform then makes that one first.",
          },
          table: { type: "string", required: true, example: "users", description: "Referenced table." },
          columns: {
            type: "strings",
            default: { words: "the primary key of the table" },
            example: ["id"],
            description: "Referenced columns.",
          },
        },
      },
      required: true,
      example: { table: "users", columns: ["id"] },
      description: "What is referred to.",
    },
    match: {
      type: "string",
      oneOf: ["simple", "full"],
      default: "simple",
      example: "full",
      description:
        '`"simple"` or `"full"`: of several columns, whether one that is NULL frees the row from the check, or only all of them.',
    },
    on_update: {
      type: "string",
      default: "no action",
      example: "cascade",
      oneOf: ["no action", "restrict", "cascade", "set null", "set default"],
      description: `When the referenced key changes: ${described}`,
    },
    on_delete: {
      type: "string",
      default: "no action",
      example: "set null",
      oneOf: ["no action", "restrict", "cascade", "set null", "set default"],
      description: `When the referenced row is deleted: ${described}`,
    },
    deferrable: deferrableField,
  },
  toObject: (input, { key, parent }) => {
    const written = input as unknown as WrittenForeignKey;
    return {
      path: { schema: parent.schema as string, table: parent.name as string, name: key },
      attrs: {
        columns: written.columns,
        references_schema: written.references.schema ?? (parent.schema as string),
        references_table: written.references.table,
        references_columns: written.references.columns ?? [],
        period: false,
        match: written.match ?? "simple",
        on_update: written.on_update ?? "no action",
        on_delete: written.on_delete ?? "no action",
        on_delete_columns: [],
        deferrable: written.deferrable ?? null,
        enforced: true,
        validated: true,
      },
    };
  },
  expressible: ({ attrs }) =>
    attrs.enforced && attrs.validated && !attrs.period && attrs.on_delete_columns.length === 0,
  usual: ({ attrs: { match, on_update, on_delete } }) => ({ match, on_update, on_delete }),
  toInput: ({ path, attrs }) => ({
    key: path.name,
    written: {
      columns: attrs.columns,
      references: {
        ...(attrs.references_schema === path.schema ? {} : { schema: attrs.references_schema }),
        table: attrs.references_table,
        columns: attrs.references_columns,
      },
      ...(attrs.match === "simple" ? {} : { match: attrs.match }),
      ...(attrs.on_update === "no action" ? {} : { on_update: attrs.on_update }),
      ...(attrs.on_delete === "no action" ? {} : { on_delete: attrs.on_delete }),
      ...(attrs.deferrable === null ? {} : { deferrable: attrs.deferrable }),
    },
  }),
};
