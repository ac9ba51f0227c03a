-- EXCLUDED has all columns that its table has when the function or rule is made, and depends on each: on one that goes, too, unless that
-- is gone by then, and in place nothing lets go of it.

-- from
CREATE SCHEMA app;
CREATE TABLE app.kv (k text PRIMARY KEY, ns int, v bigint);
CREATE TABLE app.q (k text);
CREATE FUNCTION app.stays(a text, b int) RETURNS void LANGUAGE sql
BEGIN ATOMIC INSERT INTO app.kv (k, v) VALUES (a, b) ON CONFLICT (k) DO UPDATE SET v = EXCLUDED.v; END;
CREATE FUNCTION app.changes(a text, b int) RETURNS void LANGUAGE sql
BEGIN ATOMIC INSERT INTO app.kv (k, v) VALUES (a, b) ON CONFLICT (k) DO UPDATE SET v = EXCLUDED.v; END;

-- rows
INSERT INTO app.kv VALUES ('a', 1, 1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.kv (k text PRIMARY KEY, v bigint, w int);
CREATE TABLE app.q (k text);
CREATE FUNCTION app.stays(a text, b int) RETURNS void LANGUAGE sql
BEGIN ATOMIC INSERT INTO app.kv (k, v) VALUES (a, b) ON CONFLICT (k) DO UPDATE SET v = EXCLUDED.v; END;
CREATE FUNCTION app.changes(a text, b int) RETURNS void LANGUAGE sql
BEGIN ATOMIC INSERT INTO app.kv (k, v) VALUES (a, b) ON CONFLICT (k) DO UPDATE SET v = EXCLUDED.v + 1, w = 2; END;
CREATE PROCEDURE app.comes(a text) LANGUAGE sql
BEGIN ATOMIC INSERT INTO app.kv (k) VALUES (a) ON CONFLICT (k) DO UPDATE SET v = 1; END;
CREATE RULE r AS ON INSERT TO app.q DO ALSO INSERT INTO app.kv (k, v) VALUES (NEW.k, 1) ON CONFLICT (k) DO UPDATE SET v = EXCLUDED.v;
