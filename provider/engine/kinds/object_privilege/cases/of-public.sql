-- Everybody's rights to the schema public, which differ before 15.

-- from
CREATE TABLE t (a integer);
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT CREATE ON SCHEMA public TO pg_monitor;

-- to
CREATE TABLE t (a integer);
