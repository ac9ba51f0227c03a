-- What MERGE sets is in no dependency: the columns are there, and of their new types, before the function is.
-- since = 15
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.kv (k text, v int, w text);
CREATE FUNCTION app.sets() RETURNS void LANGUAGE sql
BEGIN ATOMIC MERGE INTO app.kv USING (VALUES ('a', 1)) s(k, v) ON kv.k = s.k WHEN MATCHED THEN UPDATE SET w = 'x'; END;

-- to
CREATE SCHEMA app;
CREATE TABLE app.kv (k text, v int, w int, z text);
CREATE FUNCTION app.sets() RETURNS void LANGUAGE sql
BEGIN ATOMIC MERGE INTO app.kv USING (VALUES ('a', 1)) s(k, v) ON kv.k = s.k WHEN MATCHED THEN UPDATE SET w = 5, z = 'z'; END;
CREATE FUNCTION app.comes() RETURNS void LANGUAGE sql
BEGIN ATOMIC MERGE INTO app.kv USING (VALUES ('a', 1)) s(k, v) ON kv.k = s.k WHEN NOT MATCHED THEN INSERT (k, z) VALUES ('b', 'z'); END;
