/**
 * Owns the kind extension: that one is installed, in which schema and in which version.
 * Must not know its members: they come and go with it and are never compared.
 */
import type { Attribute } from "../../catalog/attribute.ts";
import { bool, informative, nullable, observed, text } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import { missingExtension, missingUpdate } from "../../plan/probe.ts";
import { readCreateExtension } from "../../sql/create-extension.ts";
import { identifier, literal, type Sql, sql, words } from "../../sql/sql.ts";
import { type Answer, type Context, defineKind, type Values } from "../kind.ts";

/** The version that is installed; `declared`: somebody asked for just this one. */
interface Version {
  readonly installed: string;
  readonly declared: boolean;
}

/**
 * A version that nobody declared is what the server has: every server brings its own, and a difference is nobody's wish. It
 * comes as text from a server, and as it is from where catalogs are kept.
 */
const version: Attribute<Version, true> = {
  decode: (value, at) =>
    typeof value === "object" && value !== null && "installed" in value
      ? (value as Version)
      : { installed: text.decode(value, at), declared: false },
  equal: (left, right) => !(left.declared || right.declared) || left.installed === right.installed,
  compared: true,
};

const attrs = {
  schema: text,
  version: observed(version),
  /** Whether its members may be moved to another schema. */
  relocatable: informative(bool),
  /** The comment that CREATE EXTENSION takes from its control file. */
  usual_comment: informative(nullable(text)),
};

type Extension = Obj<"name", Values<typeof attrs>>;

const create = ({ path, attrs: { schema } }: Extension, of: string | undefined): Sql =>
  words(
    sql`CREATE EXTENSION ${identifier(path.name)} SCHEMA ${identifier(schema)}`,
    of !== undefined && sql`VERSION ${literal(of)}`,
  );

/** Its members go along; what PostgreSQL keeps of expressions that use them moves with them. */
const move = ({ old, new: wanted }: { old: Extension; new: Extension }, context: Context): Answer =>
  !old.attrs.relocatable
    ? {
        refuse: `The extension says itself that it cannot be moved: it is in ${old.attrs.schema} and is declared in ${wanted.attrs.schema}. Declare it where it is, or drop it first and let it be created anew.`,
      }
    : context.isNeeded(wanted.address)
      ? {
          refuse: `It is in ${old.attrs.schema} and is declared in ${wanted.attrs.schema}, and objects that stay use its types, functions or operator classes, which would have other names. PostgreSQL moves it to a schema that is there: create ${wanted.attrs.schema} by an apply of its own first, or declare the extension where it is.`,
        }
      : [
          {
            sql: sql`ALTER EXTENSION ${identifier(wanted.path.name)} SET SCHEMA ${identifier(wanted.attrs.schema)}`,
            locks: {},
            breaks: `code that finds its members in ${old.attrs.schema}`,
          },
        ];

export const extension = defineKind({
  name: "extension",
  path: ["name"],
  attrs,
  catalogs: ["pg_extension"],
  /** Its schema is no owner of it. plpgsql is in every database and nobody's to declare. */
  query: (
    scope,
  ) => `SELECT e.extname AS name, n.nspname AS schema, e.extversion AS version, e.extrelocatable AS relocatable,
  (SELECT x.comment FROM pg_available_extensions x WHERE x.name = e.extname) AS usual_comment, e.oid::int8 FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
  WHERE e.extname <> 'plpgsql' AND (${scope.inScope("n.nspname")}${scope.schemas === null ? " OR n.nspname = 'pg_catalog'" : ""})`,
  create: (object, _, context) => {
    const { installed, declared } = object.attrs.version;
    return [
      {
        sql: create(object, declared ? installed : undefined),
        // What hangs on an old version is best understood beside it, where the shadow can still make it.
        inShadow: create(object, installed === "" ? undefined : installed),
        locks: {},
        probes: [missingExtension(object.address, object.path.name, declared ? installed : undefined)],
      },
      // CREATE EXTENSION takes a comment from its control file.
      ...(context.children(object.address).length > 0
        ? []
        : [{ sql: sql`COMMENT ON EXTENSION ${identifier(object.path.name)} IS NULL`, locks: {} }]),
    ];
  },
  drop: ({ path }) => [{ sql: sql`DROP EXTENSION ${identifier(path.name)}`, locks: {}, loses: "extension" }],
  alter: {
    schema: move,
    version: ({ new: { address, path, attrs: wanted } }) => [
      {
        sql: sql`ALTER EXTENSION ${identifier(path.name)} UPDATE TO ${literal(wanted.version.installed)}`,
        locks: {},
        ofItsOwn: true,
        probes: [missingUpdate(address, path.name, wanted.version.installed)],
      },
    ],
  },
  rebuildable: () => false,
  subject: ({ path }) => sql`EXTENSION ${identifier(path.name)}`,
  schemaOf: ({ attrs: { schema } }) => schema,
  available: "SELECT x.name FROM pg_catalog.pg_available_extensions x",
  told: (statement) => {
    const said = readCreateExtension(statement);
    if (said === undefined) return undefined;
    return {
      path: { name: said.name },
      completed: (there) => (said.schema === undefined ? said.inSchema(there.attrs.schema as string) : statement),
      movesTo: (there) => (there.attrs.relocatable === true ? said.schema : undefined),
      attrsOf: ({ version: { installed } }) => ({ version: { installed, declared: said.saysVersion } }),
    };
  },
});
