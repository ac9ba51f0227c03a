/**
 * Owns Source: what a person wrote, ready to be elaborated: objects from structured input and statements from SQL text.
 * Must not know where it was written, nor kinds.
 */
import type { Address } from "../catalog/address.ts";
import type { Edge } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { type Diagnostic, error, type PathStep } from "../diagnostic.ts";
import { kinds } from "../kinds/index.ts";
import type { Kind } from "../kinds/kind.ts";
import { type RenameHint, readHints } from "../sql/hints.ts";
import { readLocalSetting } from "../sql/local-setting.ts";
import { refusal, type Statement, splitStatements } from "../sql/split.ts";
import type { Rename } from "./input.ts";

/** A piece of SQL text: a file, or one entry of the resource's `sql`. */
export interface SqlText {
  readonly name: string;
  readonly text: string;
  readonly path?: readonly PathStep[];
}

/** One statement of it. */
export interface SourceStatement {
  readonly text: string;
  /** SET and the like: run when it comes, for what follows it in its text. */
  readonly session: boolean;
  readonly source: SqlText;
  /** Line of the text it begins in, from 1. */
  readonly line: number;
}

/** What is declared, before PostgreSQL has read it: objects from structured input, and SQL. */
export interface Source {
  readonly objects: readonly Obj[];
  /** What the objects need of each other, where somebody knows already: which are parts of others, and what stands in which order. */
  readonly edges?: readonly Edge[];
  readonly paths: ReadonlyMap<Address, readonly PathStep[]>;
  /** The statements of each text, in order. */
  readonly texts: readonly (readonly SourceStatement[])[];
  readonly renames: readonly Rename[];
  /** Where unqualified names are looked for. */
  readonly searchPath: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Splits SQL texts and reads their hints; statements that no schema takes are errors. */
export function readTexts(texts: readonly SqlText[]): Pick<Source, "texts" | "renames" | "diagnostics"> {
  const diagnostics: Diagnostic[] = [];
  const renames: Rename[] = [];
  const result: SourceStatement[][] = [];
  for (const source of texts) {
    const placed = (diagnostic: Diagnostic): Diagnostic => ({
      ...diagnostic,
      summary: `${source.name}: ${diagnostic.summary}`,
      ...(source.path === undefined ? {} : { path: source.path }),
    });
    const split = splitStatements(source.text);
    diagnostics.push(...split.diagnostics.map(placed));
    const statements: SourceStatement[] = [];
    const transaction = new Transaction();
    const said = (text: string, statement: Statement): void =>
      void statements.push({ text, session: statement.kind === "session", source, line: statement.line });
    for (const statement of split.statements) {
      if (statement.kind === "transaction")
        for (const text of transaction.take(statement)) said(text, { ...statement, kind: "session" });
      if (statement.kind === "transaction" || statement.kind === "owner") continue;
      const refused = refusal(statement);
      // Without a path where it holds a secret: Terraform would print the line of the configuration that the path leads to.
      if (refused !== undefined && statement.kind === "secret")
        diagnostics.push({ ...refused, summary: `${source.name}: ${refused.summary}` });
      else if (refused !== undefined) diagnostics.push(placed(refused));
      else said(statement.kind === "session" ? transaction.setting(statement.text) : statement.text, statement);
    }
    result.push(statements);
    const hints = readHints(source.text);
    diagnostics.push(...hints.diagnostics.map(placed));
    for (const hint of hints.hints) {
      const rename = renameOf(hint, source);
      if (rename !== undefined) renames.push(rename);
      else
        diagnostics.push(
          placed(
            error(
              `line ${hint.line}: this cannot be renamed`,
              `${hint.kind} ${hint.path.join(".")}${hint.types === undefined ? "" : `(${hint.types})`} is not the kind and full name of something that can be renamed, e.g. column app.users.org_id${hint.schema === undefined ? "" : `, or moved to the schema ${hint.schema}`}.`,
            ),
          ),
        );
    }
  }
  return { texts: result, renames, diagnostics };
}

/** What a text's BEGIN and COMMIT mean for its settings: each statement runs alone, and SET LOCAL would say nothing. */
class Transaction {
  #isOpen = false;
  readonly #ofSession: string[] = [];
  /** How the settings of this transaction are taken back. */
  #resets: string[] = [];

  /** Statements about settings that stand for it. */
  take({ firstWords }: Statement): readonly string[] {
    const [verb = ""] = firstWords;
    if (verb === "begin" || verb === "start") this.#isOpen = true;
    // ROLLBACK TO a savepoint ends no transaction.
    if (!["commit", "end", "rollback", "abort"].includes(verb) || firstWords.includes("to")) return [];
    this.#isOpen = false;
    const resets = this.#resets;
    this.#resets = [];
    return resets.length === 0 ? [] : [...resets, ...this.#ofSession];
  }

  /** The statement to run for SET and its like. */
  setting(text: string): string {
    const local = readLocalSetting(text);
    if (local === undefined) this.#ofSession.push(text);
    if (local === undefined || !this.#isOpen) return text;
    this.#resets.push(local.reset);
    return local.set;
  }
}

function renameOf(hint: RenameHint, source: SqlText): Rename | undefined {
  const name = hint.kind.replaceAll(" ", "_");
  const names = ({ path, overloadedBy }: Kind): readonly string[] => path.filter((one) => one !== overloadedBy);
  const fits = (kind: Kind): boolean =>
    kind.rename !== undefined &&
    (hint.schema === undefined || kind.changesSchema === true) &&
    names(kind).length === hint.path.length &&
    (kind.overloadedBy === undefined) === (hint.types === undefined);
  // Of several that share a namespace, what is there will tell which it is.
  const kind = [kinds.find((one) => one.name === name), kinds.find((one) => one.prefix === name && fits(one))].find(
    (one) => one !== undefined && fits(one),
  );
  if (kind === undefined) return undefined;
  const from: Record<string, string> = Object.fromEntries(
    names(kind).map((part, place) => [part, hint.path[place] as string]),
  );
  if (kind.overloadedBy !== undefined) from[kind.overloadedBy] = hint.types as string;
  const last = kind.path.at(-1) as string;
  return {
    kind,
    from,
    to: { ...from, ...(hint.schema === undefined ? {} : { schema: hint.schema }), [last]: hint.to },
    place: `${source.name}, line ${hint.line}`,
    ...(source.path === undefined ? {} : { path: source.path }),
  };
}
