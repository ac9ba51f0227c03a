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
  /** SET ROLE and its like: skipped, for who owns what is said by ALTER … OWNER TO. */
  | "owner"
  | "drop"
  /** Reads or writes rows. */
  | "data"
  /** Holds a secret; its text is never shown. */
  | "secret"
  /** Belongs to the server, the cluster or a session, not to a schema. */
  | "foreign"
  /** A routine in C, whose code lies in a library on the server's disk. */
  | "library"
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
  if (what === "role" || what === "user" || what === "group")
    return hasPassword ? secret("A role's password") : foreign("a role of the whole server");
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

/** What the words of a statement do not tell by themselves. */
export interface Marks {
  /** The word PASSWORD with a string behind it was seen. */
  readonly hasPassword: boolean;
  /** It is SELECT set_config(…). */
  readonly setsConfig: boolean;
  /** The word ON was seen, without which GRANT and REVOKE are about roles. */
  readonly hasOn: boolean;
  /** GRANT, REVOKE or COMMENT, and what is behind ON is in pg_catalog or information_schema, or one of these. */
  readonly isOfSystem: boolean;
  /** It makes a routine, and LANGUAGE c was seen. */
  readonly isInC: boolean;
}

/** SET ROLE and its like say who owns what comes; whoever applies makes it, and another role may lack the right to make it. */
const isAboutRole = ([, second, third]: readonly string[]): boolean => {
  const what = second === "session" || second === "local" ? third : second;
  return what === "role" || what === "authorization";
};

/** A statement's leading words, lower case, as `Statement.firstWords` has them. */
export function classify(words: readonly string[], marks: Marks): Classification {
  const { hasPassword, setsConfig, hasOn, isOfSystem, isInC } = marks;
  const first = words[0] ?? "";
  if (first === "set" || first === "reset") return { kind: isAboutRole(words) ? "owner" : "session" };
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
  if ((first === "grant" || first === "revoke") && !hasOn) return foreign("a role's membership in another");
  if (isOfSystem)
    return foreign(
      `${first === "comment" ? "a comment" : "a right"} on what every database has from PostgreSQL itself`,
    );
  if (first === "comment" && words[1] === "on" && ["database", "role", "tablespace"].includes(words[2] ?? ""))
    return foreign(
      `a comment on ${words[2] === "database" ? "a whole database" : `a ${words[2]} of the whole server`}`,
    );
  if (isInC)
    return {
      kind: "library",
      reason:
        "It is in C: its code is in a library on the server's disk, which the shadow does not have, and nobody could compare it. Leave it out of what is declared, and what calls it; where it exists it is kept, and listed as not managed. An extension that brings it can be declared.",
    };
  if (definitionWords.has(first)) return definition(words, hasPassword);
  if (Object.hasOwn(dataReasons, first)) return data(dataReasons[first]!);
  if (Object.hasOwn(foreignReasons, first)) return foreign(foreignReasons[first]!);
  return { kind: "unknown" };
}
