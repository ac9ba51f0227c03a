/**
 * Owns what PostgreSQL reads as a moment when it is defined, such as 'now' (manual, 8.5.1.4): it is another one with each reading.
 * Must not know kinds by name.
 */
import type { Catalog } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { type Diagnostic, error } from "../diagnostic.ts";
import { stringsIn } from "../sql/names.ts";
import { declaredAt } from "./not-manageable.ts";
import type { Source } from "./source.ts";

/** What to write instead. */
const instead: Readonly<Record<string, string>> = {
  now: "now()",
  today: "CURRENT_DATE",
  tomorrow: "CURRENT_DATE + 1",
  yesterday: "CURRENT_DATE - 1",
};

/** The special values among the strings of a text. */
const specialIn = (text: string): readonly string[] =>
  /now|today|tomorrow|yesterday/i.test(text)
    ? stringsIn(text).flatMap(
        (string) => /^\s*(now|today|tomorrow|yesterday)\b/i.exec(string)?.[1]?.toLowerCase() ?? [],
      )
    : [];

/** A constant as PostgreSQL prints one of a moment or of a time of day: its value, and its date. */
const constant = /'((\d{4}-\d\d-\d\d)?[^']*)'::(?:date|time)/g;

const days = 24 * 60 * 60 * 1000;

/** A special value is at most a day away from now, whatever the time zone; a time of day is told by the fractions of its seconds. */
const isNear = (value: string, date: string | undefined): boolean =>
  date === undefined ? value.includes(".") : Math.abs(Date.parse(date) - Date.now()) < 3 * days;

const textsOf = ({ attrs }: Obj): readonly string[] =>
  Object.values(attrs as Readonly<Record<string, unknown>>).filter((value) => typeof value === "string");

/** An error for each object that has such a constant, where that is written nowhere, and a special value is. */
export function moments(catalog: Catalog, source: Source): readonly Diagnostic[] {
  const statements = source.texts.flat().filter(({ text }) => specialIn(text).length > 0);
  const written = source.objects.filter((object) => textsOf(object).some((text) => specialIn(text).length > 0));
  if (statements.length === 0 && written.length === 0) return [];
  const texts = [...source.texts.flat().map(({ text }) => text), ...source.objects.flatMap(textsOf)].join("\n");
  const isRead = (text: string): boolean =>
    [...text.matchAll(constant)].some(([, value = "", date]) => isNear(value, date) && !texts.includes(value));
  const structured = new Map(written.map((object) => [object.address, object]));
  return [...catalog.objects.values()].flatMap((object): readonly Diagnostic[] => {
    if (!textsOf(object).some(isRead)) return [];
    const { address } = object;
    const summary = `${address} would have the moment in which it is defined`;
    const own = structured.get(address);
    if (own !== undefined) {
      const path = source.paths.get(address);
      return [error(summary, told(textsOf(own)), path === undefined ? {} : { path })];
    }
    const inTexts = statements.map(({ text }) => text);
    return statements.length === 0
      ? []
      : [declaredAt({ ...source, texts: [statements] }, address, summary, told(inTexts))];
  });
}

function told(texts: readonly string[]): string {
  const words = [...new Set(texts.flatMap(specialIn))];
  const ways = words.map((word) => `${instead[word]} instead of '${word}'`).join(", ");
  return `PostgreSQL reads ${words.map((word) => `'${word}'`).join(" and ")} once, when it is defined, and not when a value is needed: each plan would find another one. Write ${ways}; where this very moment is meant, write that.`;
}
