-- Kinds, columns, expressions, targets; one that comes, one that goes, one in another schema than its table.
-- from
CREATE SCHEMA app;
CREATE SCHEMA other;
CREATE TABLE app.t (id bigint, a integer, b integer, "C d" text);
CREATE STATISTICS app.kinds (ndistinct) ON a, b FROM app.t;
CREATE STATISTICS app.columns ON a, b FROM app.t;
CREATE STATISTICS app.expressions ON (a + b), id FROM app.t;
CREATE STATISTICS app.single ON (lower("C d")) FROM app.t;
CREATE STATISTICS app.target ON a, b FROM app.t;
ALTER STATISTICS app.target SET STATISTICS 100;
CREATE STATISTICS app."Gone" ON a, b FROM app.t;
CREATE STATISTICS other.moved ON a, b FROM app.t;
COMMENT ON STATISTICS app.kinds IS 'one';
-- rows
INSERT INTO app.t VALUES (1, 2, 3, 'x');
-- to
CREATE SCHEMA app;
CREATE SCHEMA other;
CREATE TABLE app.t (id bigint, a integer, b integer, "C d" text);
CREATE STATISTICS app.kinds (mcv, dependencies) ON a, b FROM app.t;
CREATE STATISTICS app.columns ON "C d", b, id FROM app.t;
CREATE STATISTICS app.expressions (mcv) ON id, (a - b), (upper("C d")) FROM app.t;
CREATE STATISTICS app.single ON (upper("C d")) FROM app.t;
CREATE STATISTICS app.target ON a, b FROM app.t;
ALTER STATISTICS app.target SET STATISTICS 0;
CREATE STATISTICS app."Come ''" ON a, b FROM app.t;
ALTER STATISTICS app."Come ''" SET STATISTICS 1000;
CREATE STATISTICS app.moved ON a, b FROM app.t;
COMMENT ON STATISTICS app.kinds IS 'two';
COMMENT ON STATISTICS app.moved IS 'x';
