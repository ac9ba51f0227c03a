/**
 * Owns the statements that change a composite type's attributes, and which changes there are none for.
 * Must not know how the type is made.
 */
import type { Address } from "../../catalog/address.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, type Sql, sql, verbatim, words } from "../../sql/sql.ts";
import type { Answer, Context } from "../kind.ts";
import { isOf } from "../typed-tables.ts";
import { typeName } from "../user-type.ts";
import type { CompositeType } from "./index.ts";

type Change = { readonly old: CompositeType; readonly new: CompositeType };

const alterType = (type: CompositeType, action: Sql, more: Partial<Draft> = {}): Draft => ({
  sql: sql`ALTER TYPE ${typeName(type)} ${action}`,
  locks: {},
  ...more,
});

/** `name type COLLATE …` of each attribute, and its type alone. */
const definitions = ({ attrs: { names, types, collations } }: CompositeType): ReadonlyMap<string, string> =>
  new Map(names.map((name, place) => [name, `${types[place]} ${collations[place]}`]));

const typeOf = ({ attrs: { names, types, collations } }: CompositeType, name: string): Sql => {
  const place = names.indexOf(name);
  return words(
    verbatim(types[place] as string),
    collations[place] !== "" && sql`COLLATE ${verbatim(collations[place] as string)}`,
  );
};

/** Whether something has values of it, be it inside of another type: a column, or what no kind models. */
export function holdsRows(type: Address, context: Context): boolean {
  const seen = new Set<Address>([type]);
  const holds = (of: Address): boolean =>
    context.users(of).some((user) => {
      if (seen.has(user)) return false;
      seen.add(user);
      const object = context.before(user);
      if (object === undefined || object.kind === "column") return true;
      return typed.includes(object.kind) && holds(user);
    });
  return holds(type);
}

/** Kinds of which columns can be, or whose parts are of types. */
const typed: readonly string[] = ["domain", "composite_type", "type_attribute", "range_type"];

/** Whether what has values of it are columns of just this type, no lists and nothing inside of other types. */
export const holdsDirectly = (old: CompositeType, context: Context): boolean =>
  context.users(old.address).every((user) => {
    const object = context.before(user);
    if (object === undefined || typed.includes(object.kind)) return object?.parent === old.address;
    return object.kind !== "column" || object.attrs.type === typeName(old).text;
  });

/** Whether each attribute is there afterwards, so that nothing is lost. */
export const keepsNames = (old: CompositeType, wanted: CompositeType): boolean =>
  old.attrs.names.every((name) => wanted.attrs.names.includes(name));

export const isOfSameNames = (old: CompositeType, wanted: CompositeType): boolean =>
  old.attrs.names.length === wanted.attrs.names.length &&
  old.attrs.names.every((name, place) => name === wanted.attrs.names[place]);

/**
 * What makes an old type one of the new one's names, in their order, so that its values can go over by way of their text: attributes that
 * come stand at the end, and are of types that every server has, for others may not be there yet; nothing else names those that go.
 */
export function renamesNone(old: CompositeType, wanted: CompositeType, context: Context): boolean {
  const kept = old.attrs.names.filter((name) => wanted.attrs.names.includes(name));
  const staysInOrder = kept.every((name, place) => wanted.attrs.names[place] === name);
  const isFree = (name: string): boolean =>
    wanted.attrs.names.includes(name) ||
    context
      .formerChildren(old.address)
      .every(({ path, address }) => path.name !== name || context.users(address).length === 0);
  return (
    staysInOrder &&
    wanted.attrs.types.slice(kept.length).every((type) => !type.includes(".")) &&
    old.attrs.names.every(isFree) &&
    !context.users(old.address).some((user) => isOf(context.before(user)))
  );
}

/** The old type with the new one's names, each of its own type as far as it has one; and how it becomes that. */
export function withNamesOf(
  old: CompositeType,
  wanted: CompositeType,
): { readonly attrs: CompositeType["attrs"]; readonly drafts: readonly Draft[] } {
  const { names } = wanted.attrs;
  const of = (attribute: "types" | "collations"): readonly string[] =>
    names.map((name, place) => {
      const before = old.attrs.names.indexOf(name);
      return before < 0 ? (wanted.attrs[attribute][place] as string) : (old.attrs[attribute][before] as string);
    });
  const going = old.attrs.names.filter((name) => !names.includes(name));
  const coming = names.filter((name) => !old.attrs.names.includes(name));
  return {
    attrs: { names, types: of("types"), collations: of("collations") },
    drafts: [
      ...going.map((name) =>
        alterType(old, sql`DROP ATTRIBUTE ${identifier(name)}`, {
          loses: "attribute",
          breaks: "code that names the attribute",
        }),
      ),
      ...coming.map((name) => alterType(old, sql`ADD ATTRIBUTE ${identifier(name)} ${typeOf(wanted, name)}`)),
    ],
  };
}

/**
 * Attributes that come stand at the end, and others keep their places; in use, none changes its type (manual, ALTER TYPE). A new type
 * takes the values of the old by way of their text, which has no names.
 */
export function changeAttributes({ old, new: wanted }: Change, context: Context): Answer {
  const [had, has] = [definitions(old), definitions(wanted)];
  const kept = old.attrs.names.filter((name) => has.has(name));
  const staysInOrder = kept.every((name, place) => wanted.attrs.names[place] === name);
  const retyped = kept.filter((name) => had.get(name) !== has.get(name));
  const inUse = context.users(old.address).some((user) => !isOf(context.before(user)));
  if (!staysInOrder || (retyped.length > 0 && inUse)) return "beside";
  const loses = holdsRows(old.address, context) ? { loses: "attribute" } : {};
  return [
    ...old.attrs.names
      .filter((name) => !has.has(name))
      .map((name) =>
        alterType(wanted, sql`DROP ATTRIBUTE ${identifier(name)}`, {
          ...loses,
          breaks: "code that names the attribute",
        }),
      ),
    ...retyped.map((name) =>
      alterType(wanted, sql`ALTER ATTRIBUTE ${identifier(name)} TYPE ${typeOf(wanted, name)}`, { invalidates: true }),
    ),
    ...wanted.attrs.names
      .filter((name) => !had.has(name))
      .map((name) => alterType(wanted, sql`ADD ATTRIBUTE ${identifier(name)} ${typeOf(wanted, name)}`)),
  ];
}

const shown = ({ attrs: { names, types } }: CompositeType): string =>
  names.map((name, place) => `${identifier(name).text} ${types[place]}`).join(", ");

export const moved = (old: CompositeType, wanted: CompositeType): string =>
  `PostgreSQL adds attributes at the end only and moves none, and in use none changes its type; rows hold values of it in lists or inside of other types, where they would go over by way of their text, which has no names. It is (${shown(old)}), and would be (${shown(wanted)}). Add attributes at the end, change types and attributes one after the other, or make a type of another name and move the values.`;
