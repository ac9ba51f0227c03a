-- The owner of a sequence changes: none, a column, another table's column; one is dropped with its owner.

-- from
CREATE SCHEMA app;
CREATE TABLE app.a (id bigint, n bigint);
CREATE TABLE app.b (id bigint, m bigint);
CREATE SEQUENCE app.free;
CREATE SEQUENCE app.owned OWNED BY app.a.id;
CREATE SEQUENCE app.moving OWNED BY app.a.id;
CREATE SEQUENCE app.going OWNED BY app.a.n;
CREATE SEQUENCE app.saved OWNED BY app.b.m;

-- to
CREATE SCHEMA app;
CREATE TABLE app.a (id bigint);
CREATE TABLE app.b (id bigint);
CREATE SEQUENCE app.free OWNED BY app.b.id;
CREATE SEQUENCE app.owned;
CREATE SEQUENCE app.moving OWNED BY app.b.id;
CREATE SEQUENCE app.saved;
