/**
 * Owns what a session of ours asks and sets before anything else: fixed settings, who and where it is.
 * Must not know the driver.
 */
import { quoteIdentifier, quoteLiteral } from "../sql/sql.ts";

/** Oldest server that is supported, as server_version_num. */
export const oldestVersion = 140000;

/**
 * Settings that decide what catalogs print and how statements end, the same for every session. Those that the server
 * does not know (transaction_timeout before 17) or that already hold are left alone: session_replication_role may only
 * be set by superusers.
 */
export const sessionSettings: Readonly<Record<string, string>> = {
  statement_timeout: "0",
  lock_timeout: "0",
  transaction_timeout: "0",
  idle_in_transaction_session_timeout: "0",
  idle_session_timeout: "0",
  search_path: "",
  client_min_messages: "warning",
  DateStyle: "ISO, MDY",
  IntervalStyle: "postgres",
  TimeZone: "UTC",
  extra_float_digits: "1",
  bytea_output: "hex",
  xmloption: "content",
  row_security: "off",
  standard_conforming_strings: "on",
  transform_null_equals: "off",
  quote_all_identifiers: "off",
  check_function_bodies: "off",
  default_tablespace: "",
  default_table_access_method: "heap",
  default_transaction_isolation: "read committed",
  session_replication_role: "origin",
  jit: "off",
};

/**
 * Whether a text has set, of these, what the server is too old to know, which then has no effect to miss: a pg_dump writes the limits
 * of its own version, also of an older server (42704, undefined_object).
 */
export const isOfLaterServer = ({
  sqlstate,
  message,
}: {
  readonly sqlstate: string;
  readonly message: string;
}): boolean =>
  sqlstate === "42704" && (/^unrecognized configuration parameter "(.*)"$/.exec(message)?.[1] ?? "") in sessionSettings;

/** One row from the first round trip. */
export interface Facts {
  readonly version: number;
  readonly pid: number;
  readonly database: string;
  readonly databaseOid: string;
  readonly encoding: string;
  readonly sessionUser: string;
  readonly currentUser: string;
  readonly standby: boolean;
  readonly readOnly: boolean;
  readonly maySeeSystemIdentifier: boolean;
}

/** Sets what of `sessionSettings` does not hold. */
export function settingsStatement(): string {
  const wanted = Object.entries(sessionSettings)
    .map(([name, value]) => `(${quoteLiteral(name)}, ${quoteLiteral(value)})`)
    .join(", ");
  return `
    SELECT pg_catalog.count(pg_catalog.set_config(known.name, wanted.setting, false))
      FROM (VALUES ${wanted}) AS wanted (name, setting)
      JOIN pg_catalog.pg_settings AS known ON pg_catalog.lower(known.name) OPERATOR(pg_catalog.=) pg_catalog.lower(wanted.name)
     WHERE known.setting IS DISTINCT FROM wanted.setting`;
}

/** Two statements in one message: the settings, then the facts as one JSON text. */
export function startStatements(): string {
  return `${settingsStatement()};
    SELECT pg_catalog.json_build_object(
             'version', pg_catalog.current_setting('server_version_num')::pg_catalog.int4,
             'pid', pg_catalog.pg_backend_pid(),
             'database', d.datname,
             'databaseOid', d.oid::pg_catalog.text,
             'encoding', pg_catalog.pg_encoding_to_char(d.encoding),
             'sessionUser', session_user,
             'currentUser', current_user,
             'standby', pg_catalog.pg_is_in_recovery(),
             'readOnly', pg_catalog.current_setting('default_transaction_read_only')::pg_catalog.bool,
             'maySeeSystemIdentifier', pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE'))
      FROM pg_catalog.pg_database AS d
     WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()`;
}

/** The cluster's identifier, made by initdb and copied to its standbys; shown as text, for it is a bigint. */
export const systemIdentifierQuery = "SELECT system_identifier::pg_catalog.text FROM pg_catalog.pg_control_system()";

/** Fails with 22023 when the role does not exist and with 42501 when the user is no member of it. */
export const setRole = (role: string): string => `SET ROLE ${quoteIdentifier(role)}`;
