/**
 * Owns what statements say that no server keeps: it is read from them, and said of what was made of them.
 * Must not know kinds by name.
 */
import type { Catalog } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { kinds } from "../kinds/index.ts";
import type { Kind, Told } from "../kinds/kind.ts";
import { containerAddress, kindOf } from "../kinds/lookup.ts";
import type { Shadow } from "../shadow/shadow.ts";
import { createdSchema } from "../sql/names.ts";
import type { Rename } from "./input.ts";
import type { Item } from "./item.ts";
import { pathsOf } from "./search-path.ts";
import type { Source, SourceStatement } from "./source.ts";

type Saying = { readonly kind: Kind; readonly told: Told<Readonly<Record<string, unknown>>> };

function toldBy(statement: string): Saying | undefined {
  for (const kind of kinds) {
    const told = kind.told?.(statement);
    if (told !== undefined) return { kind, told };
  }
  return undefined;
}

/** The item with what it leaves open as `live` has it. */
export function completedBy(item: Item, live: Catalog): Item {
  const saying = toldBy(item.text);
  const there = saying && live.objects.get(saying.kind.address(saying.told.path));
  return saying === undefined || there === undefined ? item : { ...item, text: saying.told.completed(there) };
}

/**
 * The source where what leaves its schema open is in the one that unqualified names mean there, unless it is there in one that `stays`.
 * What cannot be moved is where it is. Throws ShadowLost.
 */
export async function inTheOpen(
  source: Source,
  live: Catalog,
  stays: (schema: string) => boolean,
  shadow: Shadow,
): Promise<Source> {
  const found = (statement: SourceStatement): { readonly saying: Saying; readonly there: Obj } | undefined => {
    const saying = toldBy(statement.text);
    const there = saying && live.objects.get(saying.kind.address(saying.told.path));
    return saying === undefined || there === undefined || stays(there.attrs.schema as string)
      ? undefined
      : { saying, there };
  };
  const exists = (schema: string): boolean =>
    live.objects.has(containerAddress(schema)) || declaresSchema(source, schema) || source.searchPath.includes(schema);
  const said = (statement: SourceStatement, path: readonly string[]): SourceStatement => {
    const open = found(statement);
    const home = path.find(exists);
    if (open === undefined || home === undefined) return statement;
    const { saying, there } = open;
    const text = saying.told.completed({ ...there, attrs: { ...there.attrs, schema: home } });
    const canMove = saying.kind.told?.(text)?.movesTo?.(there) !== undefined;
    return canMove ? { ...statement, text } : statement;
  };
  const texts: (readonly SourceStatement[])[] = [];
  for (const text of source.texts) {
    if (!text.some((statement) => found(statement) !== undefined)) {
      texts.push(text);
      continue;
    }
    const paths = await pathsOf(text, source.searchPath, shadow);
    texts.push(text.map((statement, place) => said(statement, paths[place] ?? source.searchPath)));
  }
  return { ...source, texts };
}

/** Whether the schema is declared. */
export const declaresSchema = ({ objects, texts }: Source, name: string): boolean =>
  objects.some(({ address }) => address === containerAddress(name)) ||
  texts.flat().some(({ text }) => createdSchema(text) === name);

/**
 * What statements say to be in another schema than it is: it goes there first, so that what uses it is seen with its new names. A
 * schema that is declared and not there yet is made before.
 */
export function movesIn(source: Source, live: Catalog): readonly Rename[] {
  return source.texts.flat().flatMap(({ text }): readonly Rename[] => {
    const saying = toldBy(text);
    const there = saying && live.objects.get(saying.kind.address(saying.told.path));
    const schema = there && saying.told.movesTo?.(there);
    if (schema === undefined || schema === there?.attrs.schema) return [];
    if (!live.objects.has(containerAddress(schema)) && !declaresSchema(source, schema)) return [];
    return [{ kind: saying?.kind as Kind, from: there?.path ?? {}, to: { ...there?.path, schema } }];
  });
}

/** The catalog with what the statements say of its objects, or said when declared objects were made of them. */
export function asTold(catalog: Catalog, source: Source): Catalog {
  const objects = new Map(catalog.objects);
  for (const { address, attrs } of source.objects) {
    const made = objects.get(address);
    if (made === undefined || kindOf(made).told === undefined) continue;
    objects.set(address, { ...made, attrs: { ...made.attrs, ...onlyObserved(kindOf(made), attrs) } });
  }
  for (const { text } of source.texts.flat()) {
    const saying = toldBy(text);
    const made: Obj | undefined = saying && objects.get(saying.kind.address(saying.told.path));
    if (saying === undefined || made === undefined) continue;
    objects.set(made.address, { ...made, attrs: { ...made.attrs, ...saying.told.attrsOf(made.attrs) } });
  }
  return { ...catalog, objects };
}

const onlyObserved = (kind: Kind, attrs: Obj["attrs"]): Obj["attrs"] =>
  Object.fromEntries(Object.entries(attrs).filter(([name]) => kind.attrs[name]?.observed === true));
