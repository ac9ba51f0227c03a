/**
 * Owns `schemata inspect`: what a database or a file holds, or a command makes, as SQL, HCL, JSON or TypeScript.
 * Must not know commander.
 */
import type { Catalog } from "../../engine/catalog/catalog.ts";
import { writeInput } from "../../engine/desired/output.ts";
import { type Diagnostic, warning } from "../../engine/diagnostic.ts";
import { kindOf, schemaOf } from "../../engine/kinds/lookup.ts";
import { catalogOfFile } from "../desired.ts";
import { type ExitStatus, exit } from "../exit.ts";
import { withShadow } from "../options.ts";
import { placeOf, readDatabase, refuseConnection } from "../place.ts";
import { labelsOf, schemaBlock } from "../render/hcl.ts";
import { catalogScript } from "../render/script.ts";
import { constructsOf } from "../render/typescript.ts";
import { catalogOfCommand } from "../run.ts";
import { Scope } from "../scope.ts";
import type { Terminal } from "../terminal.ts";

export interface InspectCommandOptions {
  readonly format: "sql" | "hcl" | "json" | "typescript";
  readonly schema: readonly string[];
  readonly database?: string;
  readonly role?: string;
  readonly shadow?: string;
  readonly historySchema: string;
}

/** A URL or a file, or a command that is run. */
export type Inspected = { readonly from: string } | { readonly run: string };

export async function inspectCommand(
  what: Inspected,
  options: InspectCommandOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const scope = new Scope(options.schema.length === 0 ? undefined : options.schema, options.historySchema);
  const whole = await catalogOf(what, options, terminal);
  const catalog = scope.within(whole);
  const absent = scope
    .missing(whole)
    .map((schema) => warning(`There is no schema ${JSON.stringify(schema)}`, "Check the spelling of --schema."));
  const printed = printIn(options.format, catalog);
  terminal.result(printed.text);
  const nothing =
    "from" in what && absent.length === 0 && printed.text === ""
      ? [warning("There is nothing to print", "It has what every new database has, and no more. Is it the right one?")]
      : [];
  terminal.tell([...absent, ...nothing, ...leftOut(catalog, printed.left)]);
  return exit.done;
}

async function catalogOf(what: Inspected, options: InspectCommandOptions, terminal: Terminal): Promise<Catalog> {
  const { database, role, shadow: where, historySchema } = options;
  const connection = { ...(database === undefined ? {} : { database }), ...(role === undefined ? {} : { role }) };
  if ("run" in what) {
    refuseConnection(connection, "--run is given its own");
    return catalogOfCommand(what.run, where, historySchema, terminal);
  }
  const place = placeOf(what.from, connection, terminal);
  return place.kind === "database"
    ? readDatabase(place, [historySchema], terminal)
    : withShadow(where, undefined, terminal, (shadow) => catalogOfFile(place.file, shadow));
}

interface Printed {
  readonly text: string;
  /** Modelled objects that the format cannot express. */
  readonly left: readonly string[];
}

function printIn(format: InspectCommandOptions["format"], catalog: Catalog): Printed {
  if (format === "sql") return { text: catalogScript(catalog), left: [] };
  const schemas = schemasOf(catalog).map(({ name, address }) => ({ name, ...writeInput(catalog, address) }));
  const left = schemas.flatMap((schema) => schema.left);
  if (format === "json") {
    const value = Object.fromEntries(schemas.map(({ name, written }) => [name, written]));
    return { text: `${JSON.stringify(value, null, 2)}\n`, left };
  }
  const blocks = schemas.filter(({ name, written }) => name !== "public" || !isUsual(written));
  if (format === "typescript") return { text: constructsOf(blocks), left };
  const labels = labelsOf(blocks.map(({ name }) => name));
  const texts = blocks.map(({ name, written }) => schemaBlock(labels.get(name) ?? name, name, written));
  return { text: texts.join("\n"), left };
}

/** A schema public as every new database has it needs no resource. */
const isUsual = (written: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(written).every(([name, value]) => name === "comment" && value === "standard public schema");

/** Schemas are the objects that contain others and stand in none, by name. */
const schemasOf = (catalog: Catalog): readonly { readonly name: string; readonly address: string }[] =>
  [...catalog.objects.values()]
    .filter((object) => kindOf(object).container === true && object.parent === undefined)
    .map((object) => ({ name: schemaOf(object, catalog) ?? "", address: object.address }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));

function leftOut(catalog: Catalog, left: readonly string[]): readonly Diagnostic[] {
  const notModelled = catalog.notModelled.map(({ address }) =>
    warning(`${address} is not modelled`, "It is left out: this version does not manage objects of this kind."),
  );
  const inexpressible = left.map((address) =>
    warning(`${address} has no form here`, "It is left out. --format sql prints it; a resource takes it in sql."),
  );
  return [...notModelled, ...inexpressible];
}
