-- The sequence goes over to a column that changes its type with its default, in a table that becomes unlogged.
-- since = 15

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (id bigint PRIMARY KEY, a integer, e int4range DEFAULT '[1,2)');
CREATE SEQUENCE app.s OWNED BY app.t.a;

-- rows
INSERT INTO app.t VALUES (1, 1, '[1,3)');

-- to
CREATE SCHEMA app;
CREATE UNLOGGED TABLE app.t (id bigint PRIMARY KEY, a integer, e text DEFAULT '[1,2)');
CREATE UNLOGGED SEQUENCE app.s OWNED BY app.t.e;
