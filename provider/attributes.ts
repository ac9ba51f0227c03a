/**
 * Owns the provider's arguments as the configuration has them: types, descriptions, defaults, examples.
 * Must not know how they are checked or used.
 */
import { bool, Expression, list, map, number, string, types } from "./terraform/framework/index.ts";

const optional = true as const;

export const attributes = {
  url: string({
    optional,
    sensitive: true,
    default: null,
    example: "postgresql://migrator@db.internal:5432/app?sslmode=verify-full",
    description: "Connection URI, as libpq has it. Other arguments take precedence over its parts.",
  }),
  host: string({
    optional,
    default: { words: "`PGHOST`, else the directory in which a server's Unix socket is found" },
    example: "db.internal",
    description: "Server's name or address, or the directory of its Unix socket.",
  }),
  port: number({ optional, default: { words: "`PGPORT`, else `5432`" }, example: 5433, description: "Port." }),
  database: string({
    optional,
    default: { words: "`PGDATABASE`, else the user's name" },
    example: "app",
    description: "Database. A resource may name another.",
  }),
  username: string({
    optional,
    default: { words: "`PGUSER`, else the operating system's user" },
    example: "migrator",
    description: "User.",
  }),
  password: string({
    optional,
    sensitive: true,
    default: { words: "`PGPASSWORD`, else the password file" },
    example: new Expression("var.password"),
    description: "Password; may be an ephemeral value.",
  }),
  sslmode: string({
    optional,
    default: { words: '`PGSSLMODE`, else `"prefer"`' },
    example: "verify-full",
    description: "`disable`, `allow`, `prefer`, `require`, `verify-ca` or `verify-full`, as libpq has them.",
  }),
  sslrootcert: string({
    optional,
    default: { words: "`PGSSLROOTCERT`, else `~/.postgresql/root.crt` if it is there" },
    example: "system",
    description: "Certificates that the server's is verified against: a file, PEM text, or `system`.",
  }),
  sslcert: string({
    optional,
    default: { words: "`PGSSLCERT`, else `~/.postgresql/postgresql.crt` if it is there" },
    example: "/etc/migrator/client.crt",
    description: "Client certificate: a file or PEM text.",
  }),
  sslkey: string({
    optional,
    sensitive: true,
    default: { words: "`PGSSLKEY`, else `~/.postgresql/postgresql.key` if it is there" },
    example: "/etc/migrator/client.key",
    description: "Key of the client certificate: a file or PEM text.",
  }),
  connect_timeout: string({
    optional,
    default: { words: "`PGCONNECT_TIMEOUT`, else 30 seconds" },
    example: "10s",
    description: "How long to wait for a connection; a bare number counts seconds.",
  }),
  role: string({
    optional,
    default: { words: "the user who connects" },
    example: "app_owner",
    description: "Role to take on after connecting (SET ROLE), so that it owns what is created.",
  }),
  pooling: string({
    optional,
    default: "none",
    example: "session",
    description:
      '`"none"`, or `"session"` when a pooler in session mode stands before the server. Transaction pooling is refused.',
  }),
  shadow: string({
    optional,
    sensitive: true,
    default: { words: '`SCHEMATA_SHADOW`, else `"embedded"`' },
    example: "server",
    description:
      'Where plans are elaborated and proven: `"embedded"`, inside the provider; `"server"`, a scratch database on the target\'s server (needs CREATEDB); or the URL of an empty database.',
  }),
  history_schema: string({
    optional,
    default: "schemata",
    example: "migrations",
    description: "Schema of the history in the target database.",
  }),
  lock_timeout: string({
    optional,
    default: "500ms",
    example: "200ms",
    description: "How long a statement waits for its locks before it is tried again.",
  }),
  lock_wait_limit: string({
    optional,
    default: "10m",
    example: "1h",
    description:
      "How long a statement that does not get its locks is tried again in all, and how long a plan waits for somebody's lock on what it has to read.",
  }),
  build_wait_limit: string({
    optional,
    default: "1h",
    example: "4h",
    description: "How long a concurrent index build waits for old transactions.",
  }),
  statement_timeout: string({
    optional,
    default: "60s",
    example: "5min",
    description: "Limit for statements that should be quick; scans and index builds have none.",
  }),
  probe_timeout: string({
    optional,
    default: "10s",
    example: "5s",
    description:
      "How long one probe of the rows that are there may take (duplicates of a new key, NULLs, orphans, rows that fail a check); all of a plan may take six times as long. What they do not get to see is a finding, `rows-not-seen`; 0 is no limit.",
  }),
  probe_row_limit: number({
    optional,
    default: 2_000_000,
    example: 100000,
    description:
      "Rows of a table up to which a probe looks at all of them; of a larger one it looks at a sample of that many, unless an index tells of all. 0 looks at none.",
  }),
  policy: map(types.string, {
    optional,
    default: { words: "each rule's own severity" },
    example: { "rewrites-table": "error", "breaks-code": "off" },
    description:
      "Severity per safety rule in every resource: `error`, `warning`, `notice` or `off`. A resource's own goes before it.",
  }),
  allow: list(types.string, {
    optional,
    default: null,
    example: ["drops-column:app.users.*", "drops-table:app.*_old until 2027-01-31 because moved to the archive"],
    description:
      'Findings that are accepted in every resource, as `"rule:name"`; `*` stands for any characters. After it may stand ` until 2027-01-31`, the last day (UTC) on which it holds, and ` because <text>`.',
  }),
  show_values: bool({
    optional,
    default: false,
    example: true,
    description: "Whether row values may be shown in findings and errors; the history never holds any.",
  }),
} as const;
