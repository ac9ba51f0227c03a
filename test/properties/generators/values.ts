/**
 * Owns the arbitraries of every attribute of every kind's input, and (with a `+`) of what only SQL text can say.
 * Must not know how they are made to fit each other.
 */
import fc from "fast-check";
import { heirChoices, typedChoices } from "./heirs.ts";
import { keptResultChoices } from "./kept-results.ts";
import { partitionChoices } from "./partitions.ts";
import { rightsChoices } from "./rights.ts";
import { routineChoices } from "./routines.ts";
import { choice, choices, maybe } from "./sides.ts";
import { choicesSince18 } from "./since-18.ts";

const comment = maybe("a comment", 'it\'s "quoted"', "two\nlines \\ and a backslash", "ünïcödé 🐘");
const deferrable = maybe("initially immediate", "initially deferred");
const flag = maybe(true, false);
const action = maybe("no action", "restrict", "cascade", "set null", "set default");
const perhaps = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const rarely = <T>(value: fc.Arbitrary<T>, others = 3): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: others, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

/** Mostly as usual, so that one is changed in little now and then. */
const routine = fc.option(
  fc.record(
    Object.fromEntries(
      routineChoices.map((name) => [
        name,
        fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: choice }),
      ]),
    ),
  ),
  { nil: undefined, freq: 8 },
);

export const values: Readonly<Record<string, Readonly<Record<string, fc.Arbitrary<unknown>>>>> = {
  top: {
    comment,
    "+domain": perhaps(choices(5, 5)),
    "+other_domain": perhaps(choices(5, 5)),
    "+composite_type": perhaps(choices(3, 3)),
    "+range_type": perhaps(choices(4, 4)),
    "+function": routine,
    "+procedure": routine,
    "+aggregate": routine,
    "+collation": perhaps(choices(1, 1)),
    "+dictionary": perhaps(choices(2, 2)),
    "+configuration": perhaps(choices(2, 2)),
    "+partitioned": rarely(choices(partitionChoices.length, partitionChoices.length), 1),
    "+heirs": rarely(choices(heirChoices.length, heirChoices.length), 1),
    "+typed": rarely(choices(typedChoices.length, typedChoices.length), 1),
    "+since_18": perhaps(choices(choicesSince18.length, choicesSince18.length)),
    "+materialized_view": rarely(choices(keptResultChoices, keptResultChoices), 1),
    "+rights": perhaps(choices(rightsChoices, rightsChoices)),
    "+other_statistics": rarely(choices(3, 3), 1),
    "+extension": rarely(choices(1, 1), 1),
    "+default_privileges": perhaps(choice),
  },
  enum: {
    /** Besides those that rows have: where they come in, and which. */
    values: fc.tuple(choice, fc.subarray(["more", "It's", "ünïcödé", ""])),
    comment,
  },
  sequence: {
    type: maybe("smallint", "integer", "bigint"),
    start: maybe<number | string>(10, "5"),
    increment: maybe<number | string>(1, 2, -1, "-3"),
    min: maybe(1, 0, -100),
    max: maybe<number | string>(100, "1000"),
    cache: maybe(1, 20),
    cycle: flag,
    owned_by: rarely(choice, 1),
    comment,
    "+persistence": rarely(fc.constant("unlogged"), 4),
  },
  table: {
    "options.unlogged": maybe(true, false, false),
    "options.parameters": maybe(
      { fillfactor: "70" },
      { fillfactor: "90", autovacuum_enabled: "false" },
      { autovacuum_vacuum_scale_factor: "0.2" },
      { "toast.autovacuum_enabled": "false" },
    ),
    column_order: perhaps(choice),
    comment,
    "+trigger": rarely(choices(4, 4), 1),
    "+rule": rarely(choices(3, 3), 1),
    "+policy": rarely(choices(2, 2), 1),
    "+statistics": rarely(choices(3, 3), 1),
    "+row_security": rarely(choice, 1),
    "+column_settings": rarely(choices(2, 2), 1),
    "+replica_identity": rarely(choice, 1),
    "+clustered_index": rarely(choice, 1),
    "+index_comment": rarely(choices(2, 2), 1),
    "+privileges": rarely(choices(2, 2), 1),
  },
  column: {
    type: choice,
    nullable: maybe(false, true),
    generated: rarely(choice, 4),
    identity: rarely(fc.constantFrom("always", "by default"), 1),
    "options.collation": rarely(fc.constantFrom('"C"', 'pg_catalog."C"', '"POSIX"'), 1),
    "options.identity_options": maybe(
      { start: "10" },
      { start: "5", increment: "2", cache: "20" },
      { cycle: "true", max: "1000" },
      { min: "0", start: "3", max: "500" },
    ),
    "options.not_null_name": rarely(fc.constantFrom("must", "Not Null"), 2),
    default: perhaps(choice),
    comment: rarely(comment, 1),
  },
  primary_key: {
    name: rarely(fc.constantFrom("key", "Primary.Key"), 2),
    columns: choices(1, 2),
    include: rarely(choices(1, 2)),
    deferrable: rarely(deferrable, 1),
    comment,
    "+options": rarely(fc.constantFrom({ fillfactor: "70" }, { fillfactor: "80" }), 2),
  },
  unique: {
    columns: choices(1, 2),
    include: rarely(choices(1, 2)),
    nulls_not_distinct: flag,
    deferrable: rarely(deferrable, 1),
    comment,
    "+options": rarely(fc.constantFrom({ fillfactor: "70" }, { fillfactor: "80", deduplicate_items: "off" })),
  },
  check: {
    expression: choices(2, 3),
    no_inherit: flag,
    comment,
    "+enforced": rarely(fc.constant(false)),
    "+validated": rarely(fc.constant(false)),
  },
  exclusion: {
    method: maybe("btree", "hash"),
    elements: choices(1, 1),
    where: choice,
    deferrable,
    comment,
    "+include": rarely(choices(1, 2)),
    "+options": rarely(fc.constantFrom({ fillfactor: "70" }, { fillfactor: "80" })),
  },
  index: {
    columns: fc.array(fc.tuple(choice, choice), { minLength: 1, maxLength: 2 }),
    unique: flag,
    method: rarely(fc.constantFrom("btree", "hash", "gin", "gist", "brin")),
    include: rarely(choices(1, 2)),
    where: rarely(choices(2, 2), 2),
    nulls_not_distinct: flag,
    "options.parameters": perhaps(choice),
    comment,
    "+statistics": rarely(fc.constantFrom(50, 70), 2),
    /** The table whose index it is, where not the one it stands in. */
    "+table": rarely(choice, 2),
    /** A build that was cancelled leaves it so. */
    "+valid": rarely(fc.constant(false), 9),
  },
  foreign_key: {
    columns: choice,
    "references.schema": fc.boolean(),
    "references.table": choice,
    "references.columns": fc.boolean(),
    match: maybe("simple", "full"),
    on_update: action,
    on_delete: action,
    deferrable,
    comment,
    "+on_delete_columns": rarely(fc.constant(true), 1),
    /** Refers to a table of another schema. */
    "+elsewhere": rarely(fc.constant(true), 4),
    "+enforced": rarely(fc.constant(false)),
    "+validated": rarely(fc.constant(false)),
  },
  view: {
    definition: choices(4, 4),
    "options.parameters": maybe(
      { security_barrier: "true" },
      { security_invoker: "true" },
      { security_barrier: "false", security_invoker: "true" },
      { check_option: "local" },
    ),
    comment,
    "+owner": rarely(choice, 1),
    "+column_comment": rarely(comment, 1),
  },
};
