-- A unique constraint that a foreign key of another schema refers to changes its options; another becomes an index.

-- from
CREATE SCHEMA app;
CREATE SCHEMA shop;
CREATE TABLE app.t (a bigint, b bigint, CONSTRAINT a_key UNIQUE (a), CONSTRAINT b_key UNIQUE (b));
CREATE TABLE shop.u (a bigint CONSTRAINT u_fkey REFERENCES app.t (a));

-- rows
INSERT INTO app.t VALUES (1, 1);
INSERT INTO shop.u VALUES (1);

-- to
CREATE SCHEMA app;
CREATE SCHEMA shop;
CREATE TABLE app.t (a bigint, b bigint, CONSTRAINT a_key UNIQUE (a) INCLUDE (b));
CREATE UNIQUE INDEX b_key ON app.t (b);
CREATE TABLE shop.u (a bigint CONSTRAINT u_fkey REFERENCES app.t (a));
