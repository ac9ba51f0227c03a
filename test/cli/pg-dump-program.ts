/**
 * Owns a program that behaves as pg_dump 18 does, for tests on machines that have none of that version.
 * Must not know what is done with its output.
 */
import { dumpSchema } from "../pg-dump.ts";

if (process.argv.includes("--version")) process.stdout.write("pg_dump (PostgreSQL) 18.0\n");
else {
  const { PGHOST, PGPORT, PGDATABASE, PGUSER } = process.env;
  process.stdout.write(await dumpSchema(`postgresql://${PGUSER}@${PGHOST}:${PGPORT}/${PGDATABASE}`));
}
