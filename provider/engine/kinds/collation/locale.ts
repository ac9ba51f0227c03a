/**
 * Owns when two names of a locale of ICU are names of the same one: since 16 a server writes down the newer form of an older name.
 * Must not know collations, nor which locales there are.
 */

/** Older keywords and the newer keys (Unicode Technical Standard 35, part 1, table of keys and types). */
const keys: Readonly<Record<string, string>> = {
  calendar: "ca",
  colalternate: "ka",
  colbackwards: "kb",
  colcasefirst: "kf",
  colcaselevel: "kc",
  collation: "co",
  colhiraganaquaternary: "kh",
  colnormalization: "kk",
  colnumeric: "kn",
  colreorder: "kr",
  colstrength: "ks",
  currency: "cu",
  numbers: "nu",
  variabletop: "vt",
};

/** Values that have another name there. */
const values: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  co: { dictionary: "dict", gb2312han: "gb2312", phonebook: "phonebk", traditional: "trad" },
  ka: { "non-ignorable": "noignore" },
  ks: { primary: "level1", secondary: "level2", tertiary: "level3", quaternary: "level4", identical: "identic" },
};

/** One name for all names of a locale, of use for comparison alone. */
function canonical(locale: string): string {
  const [base = "", keywords = ""] = locale.toLowerCase().replaceAll("_", "-").split("@", 2);
  const [language = "", extension = ""] = base.split(/(?:^|-)u-/, 2);
  const settings = new Map<string, string>();
  const say = (key: string, value: string): void => {
    const newer = values[key]?.[value] ?? value;
    settings.set(key, newer === "yes" || newer === "true" ? "" : newer === "no" ? "false" : newer);
  };
  for (const keyword of keywords.split(";").filter((each) => each !== "")) {
    const [name = "", value = ""] = keyword.split("=", 2);
    say(keys[name] ?? name, value);
  }
  // A key has two letters, and what follows it until the next one is its value.
  for (const [, key = "", value = ""] of extension.matchAll(/(?:^|-)([a-z0-9][a-z])((?:-[a-z0-9]{3,})*)/g))
    say(key, value.slice(1));
  const sorted = [...settings].sort(([left], [right]) => (left < right ? -1 : 1));
  return [language === "" || language === "root" ? "und" : language, ...sorted.flat()].join("\n");
}

export const isSameLocale = (left: string, right: string): boolean =>
  left === right || canonical(left) === canonical(right);
