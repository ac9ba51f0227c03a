/**
 * Owns the structured input of an index.
 * Must not know columns beyond their names.
 */
import { quoteIdentifier } from "../../sql/sql.ts";
import type { Input } from "../input.ts";
import { noPart } from "../part-index.ts";
import type { IndexAttributes, IndexPath } from "./index.ts";

interface WrittenIndex {
  readonly columns: readonly string[];
  readonly unique?: boolean;
  readonly method?: string;
  readonly include?: readonly string[];
  readonly where?: string;
  readonly nulls_not_distinct?: boolean;
  readonly options?: { readonly parameters?: Readonly<Record<string, string>> };
}

export const indexInput: Input<IndexPath, IndexAttributes> = {
  attribute: "indexes",
  description: "Indexes, by name. A unique constraint's index is the constraint's.",
  within: ["table"],
  keyed: "map",
  example: { users_created_at_idx: { columns: ["created_at DESC"] } },
  fields: {
    columns: {
      type: "strings",
      required: true,
      example: ["invited_by", "lower(email)"],
      sql: {},
      description:
        'What is indexed: the exact name of a column, or SQL as in CREATE INDEX (`"lower(email)"`, `"created_at DESC NULLS LAST"`, `"name text_pattern_ops"`).',
    },
    unique: { type: "bool", default: false, example: true, description: "Whether it is a unique index." },
    method: {
      type: "string",
      default: "btree",
      example: "brin",
      beside: { columns: ["created_at"] },
      description: "Access method: `btree`, `gin`, `gist`, `hash`, `brin`, …",
    },
    include: {
      type: "strings",
      default: null,
      example: ["created_at"],
      description: "Further columns that the index carries.",
    },
    where: {
      type: "string",
      default: null,
      example: "invited_by IS NOT NULL",
      sql: {},
      description: "Condition of a partial index, as SQL.",
    },
    nulls_not_distinct: {
      type: "bool",
      default: false,
      example: true,
      beside: { unique: true },
      description: "NULLs count as equal in a unique index (PostgreSQL 15 and later).",
    },
    options: {
      type: {
        object: {
          parameters: {
            type: "settings",
            default: null,
            example: { fillfactor: "70" },
            description: "Storage parameters.",
          },
        },
      },
      default: null,
      example: { parameters: { fillfactor: "70" } },
      description: "Options that few indexes need.",
    },
  },
  toObject: (input, { key, parent, siblings, origin }) => {
    const written = input as unknown as WrittenIndex;
    const columns = new Set(siblings("columns"));
    return {
      path: { schema: parent.schema as string, name: key },
      attrs: {
        on: "table",
        table: parent.name as string,
        method: written.method?.toLowerCase() ?? "btree",
        unique: written.unique === true,
        keys: written.columns.map((column) => (columns.has(column) ? quoteIdentifier(column) : column)),
        include: written.include ?? [],
        where: written.where ?? null,
        nulls_not_distinct: written.nulls_not_distinct === true,
        options: written.options?.parameters ?? {},
        statistics: null,
        ...noPart,
        valid: true,
      },
      origins: {
        where: origin("where"),
        ...Object.fromEntries(written.columns.map((_, place) => [`keys.${place}`, origin("columns", place)])),
      },
    };
  },
  expressible: ({ attrs }) => attrs.valid && attrs.statistics === null,
  usual: ({ attrs: { unique, method, nulls_not_distinct } }) => ({ unique, method, nulls_not_distinct }),
  toInput: ({ path, attrs }) => ({
    key: path.name,
    written: {
      columns: attrs.keys,
      ...(attrs.unique ? { unique: true } : {}),
      ...(attrs.method === "btree" ? {} : { method: attrs.method }),
      ...(attrs.include.length === 0 ? {} : { include: attrs.include }),
      ...(attrs.where === null ? {} : { where: attrs.where }),
      ...(attrs.nulls_not_distinct ? { nulls_not_distinct: true } : {}),
      ...(Object.keys(attrs.options).length === 0 ? {} : { options: { parameters: attrs.options } }),
    },
  }),
};
