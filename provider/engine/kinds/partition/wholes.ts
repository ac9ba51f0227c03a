/**
 * Owns what a partition is of, which partitions are beside it, and which foreign keys lead to them.
 * Must not know how it comes to its partitioned table, nor how it leaves that.
 */
import { address, nameOf, parseNames } from "../../catalog/address.ts";
import type { Obj } from "../../catalog/object.ts";
import { qualified, type Sql } from "../../sql/sql.ts";
import type { Context } from "../kind.ts";
import type { Partition } from "./index.ts";

export const tableOf = ({ path }: Partition): string => address("table", [path.schema, path.name]);

export const wholeOf = ({ attrs: { of } }: Partition): string => {
  if (of === null) throw new Error("a partition of nothing");
  return of;
};

export const named = (table: string): Sql => {
  const [schema = "", name = ""] = parseNames(nameOf(table)) ?? [];
  return qualified(schema, name);
};

const isDefault = (partition: Partition | undefined): boolean => partition?.attrs.bound === "DEFAULT";

/** Those that end being so have left when another one comes. */
export const remainsDefault = ({ address: of, attrs }: Partition, context: Context): boolean => {
  const after = context.after(of) as Partition | undefined;
  return isDefault(after) && after?.attrs.of === attrs.of;
};

/** Rows that no other partition takes: it is asked whether it has any that would belong to the new one. */
export const defaultPartition = (partition: Partition, context: Context): readonly Partition[] =>
  context.users(wholeOf(partition)).flatMap((user) => {
    const other = context.before(user) as Partition | undefined;
    const isOther = other?.kind === "partition" && other.address !== partition.address;
    return isOther && isDefault(other) ? [other] : [];
  });

export const remainingDefault = (partition: Partition, context: Context): readonly Partition[] =>
  defaultPartition(partition, context).filter((other) => remainsDefault(other, context));

/** Foreign keys by which tables refer to this one. */
export function keysTo(table: string, context: Context): readonly Obj[] {
  const users = [table, ...context.formerChildren(table).map((part) => part.address)].flatMap((used) =>
    context.users(used),
  );
  const keys = [...new Set(users)].flatMap((user) => context.before(user) ?? []);
  return keys.filter((key) => isForeignKey(key) && target(key) === table);
}

/** The partitioned tables that a partition's rows are rows of. */
export function wholesOf(partition: Partition, context: Context): readonly string[] {
  const whole = wholeOf(partition);
  const { schema = "", name = "" } = context.before(whole)?.path ?? {};
  const above = context.before(address("partition", [schema, name])) as Partition | undefined;
  return [whole, ...(above === undefined ? [] : wholesOf(above, context))];
}

export const isForeignKey = ({ kind }: Obj): boolean => kind === "foreign_key";
export const target = ({ attrs }: Obj): string =>
  address("table", [attrs.references_schema as string, attrs.references_table as string]);

/** Whether a foreign key of the partition is there before it is attached; else it comes with that (see foreign_key). */
export const isBefore = (key: Obj, made: boolean, context: Context): boolean => {
  const origin = context.origin(key.address);
  return origin !== undefined && !(made && context.after(origin)?.path.name === key.path.name);
};
