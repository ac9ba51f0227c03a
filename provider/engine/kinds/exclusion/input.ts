/**
 * Owns the structured input of an exclusion constraint.
 * Must not know columns beyond their names in the table's input.
 */
import { deferrableField } from "../constraint.ts";
import type { Input } from "../input.ts";
import { noPart } from "../part-index.ts";
import type { ExclusionAttributes, ExclusionPath } from "./index.ts";

interface WrittenExclusion {
  readonly method?: string;
  readonly elements: readonly string[];
  readonly where?: string;
  readonly deferrable?: "initially immediate" | "initially deferred";
}

export const exclusionInput: Input<ExclusionPath, ExclusionAttributes> = {
  attribute: "exclusions",
  description:
    "Exclusion constraints, by name. One on a table with rows is checked while nobody can use the table: PostgreSQL has no other way.",
  within: ["table"],
  keyed: "map",
  example: { users_email_excl: { method: "hash", elements: ["email WITH ="] } },
  fields: {
    method: {
      type: "string",
      default: "btree",
      example: "hash",
      description: "Access method of its index: `gist`, `spgist`, `hash`, `btree`.",
    },
    elements: {
      type: "strings",
      required: true,
      example: ["email WITH ="],
      sql: {},
      description:
        'Columns or expressions, each with the operator that must not be true of all of them for two rows: `"room WITH ="`, `"during WITH &&"`.',
    },
    where: {
      type: "string",
      default: null,
      example: "invited_by IS NOT NULL",
      sql: {},
      description: "Condition of the rows that it holds for, as SQL.",
    },
    deferrable: deferrableField,
  },
  toObject: (input, { key, parent, origin }) => {
    const { method, elements, where, deferrable } = input as unknown as WrittenExclusion;
    return {
      path: { schema: parent.schema as string, table: parent.name as string, name: key },
      attrs: {
        method: method?.toLowerCase() ?? "btree",
        elements,
        include: [],
        where: where ?? null,
        deferrable: deferrable ?? null,
        options: {},
        ...noPart,
      },
      origins: {
        where: origin("where"),
        ...Object.fromEntries(elements.map((_, place) => [`elements.${place}`, origin("elements", place)])),
      },
    };
  },
  expressible: ({ attrs }) => attrs.include.length === 0 && Object.keys(attrs.options).length === 0,
  usual: ({ attrs: { method } }) => ({ method }),
  toInput: ({ path, attrs }) => ({
    key: path.name,
    written: {
      ...(attrs.method === "btree" ? {} : { method: attrs.method }),
      elements: attrs.elements,
      ...(attrs.where === null ? {} : { where: attrs.where }),
      ...(attrs.deferrable === null ? {} : { deferrable: attrs.deferrable }),
    },
  }),
};
