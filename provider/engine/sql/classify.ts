/**
 * Owns what sort of statement a statement is, told by its leading words alone, and why some have no place in a schema.
 * Must not know grammar, nor what is done with the answer.
 */

export type StatementKind =
  /** Says what is in the schema: CREATE, ALTER, COMMENT, GRANT, REVOKE, SECURITY LABEL… */
  | "definition"
  /** DO: code that may define anything. */
  | "code"
  /** SET, RESET, SELECT set_config(…). */
  | "session"
  /** BEGIN, COMMIT and their like: every statement runs alone, so they are skipped. */
  | "transaction"
  | "drop"
  /** Reads or writes rows. */
  | "data"
  /** Holds a secret; its text is never shown. */
  | "secret"
  /** Belongs to the server, the cluster or a session, not to a schema. */
  | "foreign"
  /** Begins with nothing that PostgreSQL knows; PostgreSQL says so itself. */
  | "unknown";

export interface Classification {
  readonly kind: StatementKind;
  /** Why it is not taken, and the way out; only where it is not. */
  readonly reason?: string;
}

const transactionWords = new Set(["begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release"]);
const definitionWords = new Set(["create", "alter", "comment", "grant", "revoke", "security", "import", "reassign"]);

const dataReasons: Readonly<Record<string, string>> = {
  insert: "rows",
  update: "rows",
  delete: "rows",
  merge: "rows",
  copy: "rows",
  truncate: "rows",
  refresh: "the rows of a materialized view",
  select: "a query",
  with: "a query",
  values: "a query",
  table: "a query",
  explain: "a query",
  call: "a procedure's run",
  execute: "a prepared statement's run",
  prepare: "a prepared statement",
  deallocate: "a prepared statement",
  declare: "a cursor",
  fetch: "a cursor",
  move: "a cursor",
  close: "a cursor",
};

const foreignReasons: Readonly<Record<string, string>> = {
  vacuum: "maintenance",
  analyze: "maintenance",
  analyse: "maintenance",
  cluster: "maintenance",
  reindex: "maintenance",
  checkpoint: "maintenance",
  load: "a session's library",
  listen: "a session's notifications",
  unlisten: "a session's notifications",
  notify: "a notification",
  lock: "a transaction's lock",
  discard: "a session's state",
};

const data = (what: string): Classification => ({
  kind: "data",
  reason: `This is ${what}, not the definition of an object. A schema holds definitions only; run it with another tool.`,
});

const foreign = (what: string): Classification => ({
  kind: "foreign",
  reason: `This is ${what}, which is no part of a schema. Remove it, and do it with another tool where it is needed.`,
});

const secret = (what: string): Classification => ({
  kind: "secret",
  reason: `${what} holds a secret, which would be kept in Terraform's state and shown in plans. Create it outside of this configuration. (Its text is not shown here.)`,
});

const temporary = new Set(["temp", "temporary"]);

/** What CREATE or ALTER is about. `hasPassword`: the word PASSWORD with a string behind it was seen. */
function definition(words: readonly string[], hasPassword: boolean): Classification {
  const [verb, ...rest] = words.filter((word, index) => !(index > 0 && (word === "or" || word === "replace")));
  const what = rest[0] ?? "";
  if (what === "user" && rest[1] === "mapping") return secret("A user mapping");
  if (what === "subscription") return secret("A subscription");
  if ((what === "role" || what === "user" || what === "group") && hasPassword) return secret("A role's password");
  if (what === "system") return foreign("a setting of the whole server");
  if (what === "database") return foreign("a whole database");
  if (what === "tablespace") return foreign("a tablespace of the whole server");
  if (
    verb === "create" &&
    (temporary.has(what) || ((what === "local" || what === "global") && temporary.has(rest[1] ?? "")))
  )
    return foreign("a temporary object, which ends with its session");
  return { kind: "definition" };
}

/** A statement's leading words, lower case, as `Statement.firstWords` has them; `setsConfig`: SELECT set_config(…). */
export function classify(words: readonly string[], hasPassword: boolean, setsConfig: boolean): Classification {
  const first = words[0] ?? "";
  if (first === "set" || first === "reset") return { kind: "session" };
  if (first === "prepare" && words[1] === "transaction") return foreign("one half of a distributed transaction");
  if (transactionWords.has(first)) return { kind: "transaction" };
  if (first === "select" && setsConfig) return { kind: "session" };
  if (first === "do") return { kind: "code" };
  if (first === "drop") {
    return {
      kind: "drop",
      reason: "A schema says what there is. Leave the object out instead; the plan then shows that it is dropped.",
    };
  }
  if (definitionWords.has(first)) return definition(words, hasPassword);
  if (Object.hasOwn(dataReasons, first)) return data(dataReasons[first]!);
  if (Object.hasOwn(foreignReasons, first)) return foreign(foreignReasons[first]!);
  return { kind: "unknown" };
}
