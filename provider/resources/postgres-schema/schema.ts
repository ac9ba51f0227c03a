/**
 * Owns the attributes of the resource. Those of objects follow from the kinds' inputs.
 * Must not know kinds by name, nor what is done with the values.
 */
import { shapeOf } from "../../engine/desired/shape.ts";
import type { Field } from "../../engine/kinds/input.ts";
import type { Kind } from "../../engine/kinds/kind.ts";
import {
  type Attribute,
  type Attributes,
  bool,
  list,
  map,
  mapOf,
  number,
  object,
  string,
  types,
} from "../../terraform/framework/index.ts";

const computed = true as const;
const optional = true as const;

/** A leaf that is left out keeps what PostgreSQL made of it, so that import and another spelling plan as no change. */
const presence = (field: Field): { required: true } | { optional: true; computed: true } =>
  field.required === true ? { required: true } : { optional: true, computed: true };

function fieldAttribute(field: Field): Attribute {
  const options = { ...presence(field), description: field.description };
  if (typeof field.type === "object") return object(fieldAttributes(field.type.object), options);
  switch (field.type) {
    case "string":
      return string(options);
    case "bool":
      return bool(options);
    case "number":
      return number(options);
    case "strings":
      return list(types.string, options);
    case "settings":
      return map(types.string, options);
  }
}

const fieldAttributes = (fields: Readonly<Record<string, Field>>): Attributes =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldAttribute(field)]));
/** Terraform says nothing of a misspelt name inside, and does not pass it on: hashicorp/terraform#33570. */
const unchecked = "Terraform drops names inside that are misspelt, without a word.";

/** The attributes of a kind's input, or of the whole. */
function attributesOf(within: Kind | "top"): Attributes {
  const attributes: Record<string, Attribute> = {};
  for (const one of shapeOf(within)) {
    switch (one.type) {
      case "field":
        attributes[one.name] = fieldAttribute(one.field);
        break;
      case "value":
        attributes[one.name] = fieldAttribute({ ...one.field, required: false });
        break;
      case "order":
        attributes[one.name] = list(types.string, { optional, computed, description: one.description });
        break;
      case "renamed_from":
        attributes[one.name] = string({ optional, description: one.description });
        break;
      case "reserved":
        attributes[one.name] = mapOf(fieldAttributes(one.fields), { optional, description: one.description });
        break;
      case "map":
        attributes[one.name] = mapOf(attributesOf(one.kind), {
          optional,
          description: within === "top" ? `${one.description} ${unchecked}` : one.description,
        });
        break;
      case "single":
        attributes[one.name] = object(attributesOf(one.kind), { optional, description: one.description });
        break;
    }
  }
  return attributes;
}

const addresses = (description: string): Attribute => list(types.string, { computed, description });

const impact = object(
  {
    statements: number({ computed, description: "Number of statements." }),
    data_loss: addresses("Objects that are lost with what they hold."),
    rewrites: addresses("Tables whose rows are all written again."),
    blocks_writes: addresses("Relations that cannot be written to meanwhile."),
    blocks_reads_and_writes: addresses("Relations that can be neither read nor written to meanwhile."),
    locks: map(types.string, { computed, description: "Strongest lock mode by relation." }),
    findings: addresses("What the safety rules found, as `rule:name`."),
  },
  { computed, description: "What the migration does to others, for policies. Null when nothing is to do." },
);

/** The attributes that structured input stands in. */
export const inputAttributes: Attributes = attributesOf("top");

export const schema = {
  version: 0,
  description:
    "A PostgreSQL schema with the objects in it. The plan shows the SQL, what it locks and what it risks; apply runs exactly that.",
  attributes: {
    name: string({ required: true, description: "Name of the schema. Changing it renames the schema." }),
    database: string({ optional, description: "Database, if not the provider's. It cannot be changed." }),
    renamed_from: string({ optional, description: "Name that the schema had before: it is renamed, not created." }),
    ...inputAttributes,
    sql: map(types.string, {
      optional,
      description:
        "Any DDL, by name. All entries are one program, ordered by what depends on what; unqualified names mean this schema.",
    }),
    definition: string({
      optional,
      description:
        "JSON of the same shape as `tables` and the others together, for schemas of more than about 300 tables.",
    }),
    unmanaged: string({
      optional,
      description:
        'What happens to objects in the schema that are declared nowhere: `"keep"` (the default) or `"drop"`.',
    }),
    deletion_protection: bool({ optional, description: "Whether destroying is refused. Default true." }),
    on_destroy: string({
      optional,
      description: 'What destroying does to the database: `"drop"` (the default) or `"retain"`.',
    }),
    allow: list(types.string, {
      optional,
      description:
        'Findings that are accepted, as `"rule:name"`, e.g. `"drops-column:app.users.nickname"`; `*` stands for any characters. After it may stand ` until 2027-01-31`, the last day (UTC) on which it holds, and ` because <text>`.',
    }),
    policy: map(types.string, {
      optional,
      description: "Severity per safety rule: `error`, `warning`, `notice` or `off`.",
    }),
    type_change: string({
      optional,
      description:
        'How a column\'s new type that rewrites the table is made: `"refuse"` (the default) or `"in_place"`.',
    }),
    on_failure: string({ optional, description: 'What a failed apply does: `"stop"` (the default).' }),
    id: string({ computed, description: "The import id: `<schema>` or `<database>/<schema>`." }),
    migration: string({
      computed,
      description:
        "The SQL that apply runs, with a comment on what each statement does to others. Null when nothing is to do.",
    }),
    impact,
    basis: string({ computed, description: "Hash of the catalog that was planned from. Null when nothing is to do." }),
    not_managed: list(types.string, {
      computed,
      description: "Addresses of what exists in the schema and is declared nowhere.",
    }),
  } as Attributes,
};
