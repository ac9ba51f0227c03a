/**
 * Owns the attributes of the resource. Those of objects follow from the kinds' inputs.
 * Must not know kinds by name, nor what is done with the values.
 */
import { nameOf } from "../../engine/catalog/address.ts";
import { shapeOf } from "../../engine/desired/shape.ts";
import { exampleChange } from "../../engine/kinds/examples.ts";
import type { Field } from "../../engine/kinds/input.ts";
import type { Kind } from "../../engine/kinds/kind.ts";
import {
  type Attribute,
  type Attributes,
  bool,
  type Example,
  Expression,
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
const presence = (field: Field) =>
  field.required === true ? { required: true as const } : { optional, computed, default: field.default };

function fieldAttribute(field: Field): Attribute {
  const options = { ...presence(field), description: field.description };
  switch (field.type) {
    case "string":
      return string({ ...options, example: field.example });
    case "bool":
      return bool({ ...options, example: field.example });
    case "number":
      return number({ ...options, example: field.example });
    case "strings":
      return list(types.string, { ...options, example: field.example });
    case "settings":
      return map(types.string, { ...options, example: field.example });
    default:
      return object(fieldAttributes(field.type.object), { ...options, example: field.example as Example });
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
        attributes[one.name] = fieldAttribute(one.field);
        break;
      case "order":
        attributes[one.name] = list(types.string, {
          optional,
          computed,
          default: { words: one.default },
          example: one.example,
          description: one.description,
        });
        break;
      case "renamed_from":
        attributes[one.name] = string({
          optional,
          default: null,
          example: one.example,
          description: one.description,
        });
        break;
      case "reserved":
        attributes[one.name] = mapOf(fieldAttributes(one.fields), holding(one));
        break;
      case "map":
        attributes[one.name] = mapOf(
          attributesOf(one.kind),
          holding(within === "top" ? { ...one, description: `${one.description} ${unchecked}` } : one),
        );
        break;
      case "single":
        attributes[one.name] = object(attributesOf(one.kind), holding(one));
        break;
    }
  }
  return attributes;
}

/** Of an attribute that holds objects. */
const holding = ({ description, example }: { readonly description: string; readonly example: object }) => ({
  optional,
  default: null,
  example: example as Example,
  description,
});

const addresses = (description: string, ...example: readonly string[]): Attribute =>
  list(types.string, { computed, example, description });

const { table, dropped, byHand } = exampleChange;

/** The plan that the examples of computed attributes show; a test makes it. */
const impactExample = {
  statements: 1,
  data_loss: [dropped],
  blocks_reads_and_writes: [table],
  locks: { [table]: "ACCESS EXCLUSIVE" },
  findings: [`drops-column:${nameOf(dropped)}`],
};

const impact = object(
  {
    statements: number({ computed, example: impactExample.statements, description: "Number of statements." }),
    data_loss: addresses("Objects that are lost with what they hold.", ...impactExample.data_loss),
    rewrites: addresses("Tables whose rows are all written again.", table),
    blocks_writes: addresses("Relations that cannot be written to meanwhile.", table),
    blocks_reads_and_writes: addresses("Relations that can be neither read nor written to meanwhile.", table),
    locks: map(types.string, {
      computed,
      example: impactExample.locks,
      description: "Strongest lock mode by relation.",
    }),
    findings: addresses("What the safety rules found, as `rule:name`.", ...impactExample.findings),
  },
  {
    computed,
    example: impactExample,
    description:
      "What the migration does to others, for policies. Null when nothing is to do; so is what is empty in it.",
  },
);

/** The attributes that structured input stands in. */
export const inputAttributes: Attributes = attributesOf("top");

export const schema = {
  version: 0,
  description:
    "A PostgreSQL schema with the objects in it. The plan shows the SQL, what it locks and what it risks; apply runs exactly that.",
  attributes: {
    name: string({
      required: true,
      example: "app",
      description: "Name of the schema. Changing it renames the schema.",
    }),
    database: string({
      optional,
      default: { words: "the provider's" },
      example: "orders",
      description: "Database that the schema is in. It cannot be changed.",
    }),
    renamed_from: string({
      optional,
      default: null,
      example: "application",
      description: "Name that the schema had before: it is renamed, not created.",
    }),
    ...inputAttributes,
    sql: map(types.string, {
      optional,
      default: null,
      example: {
        "emails.sql": "CREATE VIEW emails AS SELECT id, email FROM users;",
        "tables.sql": new Expression('file("${path.module}/tables.sql")'),
      },
      description:
        "Any DDL, by name. All entries are one program, ordered by what depends on what; unqualified names mean this schema.",
    }),
    definition: string({
      optional,
      default: null,
      example: new Expression(`jsonencode({
  tables = { orgs = { columns = { id = { type = "bigint" } } } }
})`),
      description:
        "JSON of the same shape as `tables` and the others together, for schemas of more than about 300 tables.",
    }),
    unmanaged: string({
      optional,
      default: "keep",
      example: "drop",
      description: 'What happens to objects in the schema that are declared nowhere: `"keep"` or `"drop"`.',
    }),
    deletion_protection: bool({
      optional,
      default: true,
      example: false,
      description: "Whether destroying is refused.",
    }),
    on_destroy: string({
      optional,
      default: "drop",
      example: "retain",
      description: 'What destroying does to the database: `"drop"` or `"retain"`.',
    }),
    allow: list(types.string, {
      optional,
      default: null,
      example: ["drops-column:app.users.nickname until 2027-01-31 because nobody reads it any more"],
      description:
        'Findings that are accepted, as `"rule:name"`; `*` stands for any characters. After it may stand ` until 2027-01-31`, the last day (UTC) on which it holds, and ` because <text>`.',
    }),
    policy: map(types.string, {
      optional,
      default: { words: "the provider's" },
      example: { "rewrites-table": "error" },
      description: "Severity per safety rule: `error`, `warning`, `notice` or `off`.",
    }),
    type_change: string({
      optional,
      default: "refuse",
      example: "in_place",
      description: 'How a column\'s new type that rewrites the table is made: `"refuse"` or `"in_place"`.',
    }),
    on_failure: string({
      optional,
      default: "stop",
      example: "stop",
      description: 'What a failed apply does: `"stop"`.',
    }),
    id: string({
      computed,
      example: "app",
      description: "The import id: `<schema>` or `<database>/<schema>`.",
    }),
    migration: string({
      computed,
      example: `-- plan 1f0c2a9be44d8a31: 1 statement, proven in PostgreSQL 18.6 (embedded)
-- LOSES the column ${nameOf(dropped)} | BLOCKS reads and writes of ${nameOf(table)} (ACCESS EXCLUSIVE)
ALTER TABLE ${nameOf(table)} DROP COLUMN nickname;
`,
      description:
        "The SQL that apply runs, with a comment on what each statement does to others. Null when nothing is to do.",
    }),
    impact,
    basis: string({
      computed,
      example: "9d3e5c07a1b2f486",
      description: "Hash of the catalog that was planned from. Null when nothing is to do.",
    }),
    not_managed: list(types.string, {
      computed,
      example: [byHand],
      description: "Addresses of what exists in the schema and is declared nowhere.",
    }),
  } as Attributes,
};
