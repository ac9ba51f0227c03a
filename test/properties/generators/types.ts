/**
 * Owns the column types of the generated schemas, in families within which every cast exists and any row of ours converts.
 * Must not know columns.
 */

/** `class`: two columns of one class can be the two ends of a foreign key. */
export interface Type {
  readonly sql: string;
  readonly class: "integer" | "numeric" | "float" | "text" | "char" | "time" | "other";
  /** Has a default operator class of btree. */
  readonly ordered: boolean;
}

const ofClass = (name: Type["class"], ordered: boolean, ...names: readonly string[]): Type[] =>
  names.map((sql) => ({ sql, class: name, ordered }));

const texts = ofClass("text", true, "text", "varchar(40)", "character varying(60)", "varchar");
const text = texts.slice(0, 1);

export interface Family {
  readonly types: readonly Type[];
  readonly defaults: readonly string[];
  /** A literal for the n-th row, that every type of the family takes. */
  row(number: number): string;
}

/** The first two are what keys are made of. */
export const families = {
  number: {
    types: [
      ...ofClass("integer", true, "integer", "bigint", "smallint", "int8"),
      ...ofClass("numeric", true, "numeric", "numeric(10,2)", "numeric(12,2)", "numeric(12,4)"),
      ...ofClass("float", true, "real", "double precision"),
      ...text,
    ],
    defaults: ["0", "1 + 1", "-1", "floor(random() * 10)"],
    row: (number) => `'${number}'`,
  },
  text: {
    types: [...texts, ...ofClass("char", true, "char(40)"), ...ofClass("other", true, "name", '"char"')],
    defaults: ["'a'", "'it''s'", "lower('A')", "'back\\slash'"],
    row: (number) => `'${number}'`,
  },
  time: {
    types: [
      ...ofClass("time", true, "date", "timestamp", "timestamptz", "timestamp(3)", "timestamp with time zone"),
      ...text,
    ],
    defaults: ["now()", "'2020-01-01'", "clock_timestamp()"],
    row: (number) => `'2020-01-0${number}'`,
  },
  interval: {
    types: [...ofClass("other", true, "interval", "interval(3)", "interval day to second"), ...text],
    defaults: ["'1 day'", "'2 hours'"],
    row: (number) => `'${number} days'`,
  },
  bits: {
    types: [...ofClass("other", true, "bit(4)", "bit varying(8)", "bit varying", "varbit(12)"), ...text],
    defaults: ["B'1010'", "'0000'"],
    row: (number) => `'000${number % 2}'`,
  },
  network: {
    types: [...ofClass("other", true, "inet", "cidr"), ...text],
    defaults: ["'10.0.0.1'", "'10.0.0.2/32'"],
    row: (number) => `'10.0.0.${number}'`,
  },
  list: {
    types: [
      ...ofClass("other", true, "integer[]", "bigint[]", "text[]", "numeric(10,2)[]", "varchar(10)[]", "varchar(20)[]"),
      ...text,
    ],
    defaults: ["'{}'", "'{1,2}'"],
    row: (number) => `'{${number}}'`,
  },
  document: {
    types: [...ofClass("other", true, "jsonb"), ...ofClass("other", false, "json"), ...text],
    defaults: ["'{}'", `'{"a": [1]}'`],
    row: (number) => `'{"a": ${number}}'`,
  },
  truth: {
    types: [...ofClass("other", true, "boolean"), ...text],
    defaults: ["true", "'f'"],
    row: (number) => `'${number % 2 === 0 ? "true" : "false"}'`,
  },
  clock: {
    types: [...ofClass("other", true, "time", "time(3)", "timetz", "timetz(2)"), ...text],
    defaults: ["'12:00'", "localtime"],
    row: (number) => `'0${number}:00'`,
  },
  bytes: {
    types: [...ofClass("other", true, "bytea"), ...text],
    defaults: ["'\\x00'", "decode('00', 'hex')"],
    row: (number) => `'\\x0${number}'`,
  },
  identifier: {
    types: [...ofClass("other", true, "uuid"), ...text],
    defaults: ["gen_random_uuid()", "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'"],
    row: (number) => `'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1${number}'`,
  },
  range: {
    types: [...ofClass("other", true, "int4range"), ...text],
    defaults: ["'[1,2)'", "'empty'"],
    row: (number) => `'[1,1${number})'`,
  },
  place: {
    types: [...ofClass("other", false, "point"), ...text],
    defaults: ["'(1,2)'"],
    row: (number) => `'(${number},1)'`,
  },
  /** With the enums of the schema. */
  enum: {
    types: text,
    defaults: ["'a'", "'c'"],
    row: (number) => `'${"abc"[number % 3]}'`,
  },
  /** With the domains of the schema. */
  domain: {
    types: [...ofClass("integer", true, "integer"), ...text],
    defaults: ["'1'", "'2'"],
    row: (number) => `'${number}'`,
  },
} satisfies Readonly<Record<string, Family>>;

export type FamilyName = keyof typeof families;

/** What each column's place makes it, so that both sides convert into each other. */
export const familyOf = (place: number, other: number): FamilyName => {
  const names = Object.keys(families) as FamilyName[];
  return place < 3 ? (["number", "text", "number"] as const)[place]! : (names[other % names.length] as FamilyName);
};

export const isCollatable = (type: Type): boolean => type.class === "text" || type.class === "char";
