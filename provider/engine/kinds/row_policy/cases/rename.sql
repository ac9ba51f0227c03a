-- A policy is renamed as a hint says, and changed at the same time.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer);
CREATE POLICY before ON app.t USING (a > 0);

-- to
-- schemata:rename policy app.t.before to "After It"
CREATE SCHEMA app;
CREATE TABLE app.t (a integer);
CREATE POLICY "After It" ON app.t TO pg_monitor USING (a > 1);
