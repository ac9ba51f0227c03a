/**
 * Owns the structured input of a column.
 * Must not know what else stands in a column's input, such as its default.
 */
import { typeEndings } from "../../sql/fragment.ts";
import type { Input } from "../input.ts";
import { unusualOptions } from "./ddl.ts";
import type { ColumnAttributes, ColumnPath } from "./index.ts";

interface WrittenColumn {
  readonly type: string;
  readonly nullable?: boolean;
  readonly generated?: string;
  readonly identity?: "always" | "by default";
  readonly options?: { collation?: string; identity_options?: Record<string, string>; not_null_name?: string };
}

const identityOptions = ["name", "start", "increment", "min", "max", "cache", "cycle"];

/** What an identity's sequence cannot have, in a sentence. */
function wrongOption(options: Readonly<Record<string, string>>): string | undefined {
  for (const [name, value] of Object.entries(options)) {
    if (name === "name") continue;
    if (!identityOptions.includes(name))
      return `identity_options has no ${name}. It has: ${identityOptions.join(", ")}.`;
    const [fits, wanted] = name === "cycle" ? [/^(true|false)$/, "true or false"] : [/^-?\d+$/, "a whole number"];
    if (!fits.test(value)) return `identity_options: ${name} must be ${wanted}, not ${JSON.stringify(value)}.`;
  }
  return undefined;
}

export const columnInput: Input<ColumnPath, ColumnAttributes> = {
  attribute: "columns",
  description: "Columns, by name.",
  within: ["table"],
  keyed: "map",
  orderedBy: "column_order",
  renamedFrom: "mail",
  example: {
    id: { type: "bigint", identity: "always" },
    email: { type: "text", nullable: false },
    member_number: { type: "bigint" },
    invited_by: { type: "bigint" },
    created_at: { type: "timestamptz", nullable: false },
  },
  fields: {
    type: {
      type: "string",
      required: true,
      example: "text",
      sql: { endedBy: typeEndings },
      description:
        "Any PostgreSQL type with its modifiers: `bigint`, `varchar(80)`, `text[]`. `serial` is refused: use `identity`.",
    },
    nullable: {
      type: "bool",
      default: true,
      example: false,
      description:
        "Whether NULL is allowed. Columns of a primary key are NOT NULL whatever it says; an identity column is, without it.",
    },
    generated: {
      type: "string",
      default: null,
      example: "lower(email)",
      sql: {},
      description: "SQL expression of a stored generated column.",
    },
    identity: {
      type: "string",
      oneOf: ["always", "by default"],
      default: null,
      example: "always",
      beside: { type: "bigint" },
      description:
        '`"always"` or `"by default"`: an identity column, whose values come from a sequence of its own. `"by default"` lets an INSERT give another.',
    },
    options: {
      type: {
        object: {
          collation: {
            type: "string",
            default: { words: "the type's own" },
            example: '"C"',
            sql: { endedBy: typeEndings },
            description: "Collation, as SQL: with its quotes where it needs them.",
          },
          identity_options: {
            type: "settings",
            default: { words: "the sequence's own" },
            example: { start: "1000", increment: "10" },
            beside: { type: "bigint", identity: "always" },
            description:
              "Options of an identity's sequence: `start`, `increment`, `min`, `max`, `cache`, `cycle`, and its `name`, without the schema.",
          },
          not_null_name: {
            type: "string",
            names: true,
            default: { words: "`<table>_<column>_not_null`" },
            example: "email_is_needed",
            beside: { nullable: false },
            description: "Name of the not-null constraint (PostgreSQL 18 and later).",
          },
        },
      },
      default: null,
      example: { collation: '"C"' },
      description: "Options that few columns need.",
    },
  },
  refuse: (input) => {
    const type = typeof input.type === "string" ? input.type.trim().toLowerCase() : "";
    if (/^(small|big)?serial[248]?$/.test(type))
      return {
        field: "type",
        reason: `${type} is no type but a sequence with a default. Write type = "${type.startsWith("small") || type === "serial2" ? "smallint" : type.startsWith("big") || type === "serial8" ? "bigint" : "integer"}" and identity = "always".`,
      };
    if (input.identity !== undefined && input.nullable === true)
      return { field: "nullable", reason: "An identity column is NOT NULL. Leave nullable out." };
    if (input.identity !== undefined && input.generated !== undefined)
      return { field: "generated", reason: "A column is either generated or an identity." };
    const options = (input.options ?? {}) as WrittenColumn["options"];
    const wrong = wrongOption(options?.identity_options ?? {});
    return wrong === undefined ? undefined : { field: "options", reason: wrong };
  },
  toObject: (input, { key, parent, position, origin }) => {
    const written = input as unknown as WrittenColumn;
    return {
      path: { schema: parent.schema as string, table: parent.name as string, name: key },
      attrs: {
        type: written.type,
        collation: written.options?.collation ?? null,
        generated: written.generated ?? null,
        virtual: false,
        identity: written.identity ?? null,
        identity_options: written.options?.identity_options ?? null,
        not_null: written.nullable === false || written.identity !== undefined,
        not_null_name: written.options?.not_null_name ?? null,
        not_null_unchecked: false,
        not_null_no_inherit: false,
        not_null_inherited_name: null,
        not_null_inherited: false,
        not_null_own_name: null,
        not_null_apart: false,
        inherited: false,
        in_partition_key: false,
        position: position ?? 0,
        type_base: written.type,
        type_modifier: -1,
        type_constrained: false,
        type_under: null,
        type_by_text: false,
        type_casts: null,
        type_attributes: null,
        type_attributes_made: null,
        type_values: null,
      },
      origins: { type: origin("type"), generated: origin("generated"), collation: origin("options.collation") },
    };
  },
  expressible: ({ attrs }) =>
    !attrs.virtual && !attrs.not_null_unchecked && !attrs.not_null_no_inherit && !attrs.inherited,
  usual: ({ attrs }) => ({ nullable: !attrs.not_null }),
  toInput: ({ path, attrs }) => {
    const sequence = unusualOptions(attrs.identity_options ?? {}, attrs.type);
    const options = {
      ...(attrs.collation === null ? {} : { collation: attrs.collation }),
      ...(Object.keys(sequence).length === 0 ? {} : { identity_options: sequence }),
      ...(attrs.not_null_name === null ? {} : { not_null_name: attrs.not_null_name }),
    };
    return {
      key: path.name,
      written: {
        type: attrs.type,
        ...(attrs.not_null && attrs.identity === null ? { nullable: false } : {}),
        ...(attrs.generated === null ? {} : { generated: attrs.generated }),
        ...(attrs.identity === null ? {} : { identity: attrs.identity }),
        ...(Object.keys(options).length === 0 ? {} : { options }),
      },
    };
  },
};
