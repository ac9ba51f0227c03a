/**
 * Owns the rules for imports: which folder may import what.
 * Must not know how sources are read.
 */
import { kinds } from "../../provider/engine/kinds/index.ts";
import type { Import, Source } from "./source.ts";

interface ImportRule {
  readonly folder: string;
  /** Folders or files that it may import besides itself; anything else of this project is a violation. */
  readonly may?: readonly string[];
  /** Folders, files or packages that it must not import, though a rule above allows them. */
  readonly never?: readonly string[];
  /** As `never`, but types are fine, for they are erased. */
  readonly onlyTypes?: readonly string[];
}

const drivers = ["pg", "@electric-sql/pglite"];
const protocol = ["@grpc/grpc-js", "@msgpack/msgpack", "protobufjs"];
const constructs = ["cdktf", "cdktn", "constructs"];

const engineFolders = ["apply", "catalog", "desired", "diff", "history", "introspect", "sql", "db", "shadow"];
const kindFolders = kinds.map(({ name }) => `provider/engine/kinds/${name}/`);

/** Imports point one way. A path is under a folder if it begins with it; every rule whose folder fits applies. */
const importRules: readonly ImportRule[] = [
  { folder: "provider/engine/", may: [], never: [...protocol, ...constructs, "commander"] },
  // Nobody outside knows a kind: its folder is reached through THE LIST alone.
  ...["provider/cli/", "provider/resources/", ...engineFolders.map((name) => `provider/engine/${name}/`)].map(
    (folder) => ({
      folder,
      never: kindFolders,
    }),
  ),
  { folder: "provider/engine/kinds/", never: ["provider/engine/plan/recipes/", "provider/engine/safety/rules/"] },
  { folder: "provider/engine/plan/recipes/", onlyTypes: ["provider/engine/kinds/"] },
  { folder: "provider/engine/safety/rules/", onlyTypes: ["provider/engine/kinds/"] },
  { folder: "provider/terraform/", may: [], never: [...drivers, ...constructs, "commander"] },
  { folder: "provider/terraform/framework/", never: ["provider/terraform/wire/"] },
  { folder: "provider/terraform/cty/", never: ["provider/terraform/wire/", "provider/terraform/framework/"] },
  ...["provider/resources/", "provider/data-sources/", "provider/functions/"].map((folder) => ({
    folder,
    may: ["provider/engine/", "provider/terraform/framework/"],
    never: [...drivers, ...protocol, ...constructs],
  })),
  { folder: "provider/cli/", may: ["provider/engine/"], never: [...drivers, ...protocol, ...constructs] },
  { folder: "constructs/", may: [], never: [...drivers, ...protocol, "commander"] },
  { folder: "provider/", never: ["scripts/", "test/", "vitest", "fast-check"] },
];

/** Drivers belong to the folders that wrap them; the rest of the engine knows only Session and Shadow. */
const homes: Readonly<Record<string, string>> = {
  pg: "provider/engine/db/",
  "@electric-sql/pglite": "provider/engine/shadow/",
};

const under = (target: string, place: string): boolean =>
  target === place || (place.endsWith("/") && target.startsWith(place));

/** Every import in a file that a rule forbids, as a sentence. */
export function importViolations(source: Source): string[] {
  const rules = importRules.filter((rule) => source.path.startsWith(rule.folder));
  const said = source.imports.flatMap((one) => {
    const home = homes[one.target];
    const astray = home !== undefined && source.path.startsWith("provider/") && !source.path.startsWith(home);
    const rule = rules.find((candidate) => forbids(candidate, one));
    if (rule === undefined && !astray) return [];
    const why = rule === undefined ? `only ${home} may` : `rule of ${rule.folder}`;
    return [`${source.path}:${one.line} imports ${one.target} (${why})`];
  });
  return said;
}

function forbids(rule: ImportRule, one: Import): boolean {
  const listed = (places: readonly string[] = []) => places.some((place) => under(one.target, place));
  if (listed(rule.never)) return true;
  if (one.when !== "type" && listed(rule.onlyTypes)) return true;
  if (rule.may === undefined || !one.isFile) return false;
  return !under(one.target, rule.folder) && !listed(rule.may);
}

/** The packages that are loaded when a file is loaded: its static imports, and theirs. */
export function loadedPackages(entry: string, sources: readonly Source[]): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const files = new Set([entry]);
  const packages = new Set<string>();
  for (const path of files)
    for (const one of byPath.get(path)?.imports ?? [])
      if (one.when === "static") (one.isFile ? files : packages).add(one.target);
  return [...packages].filter((name) => !name.startsWith("node:")).sort();
}
