-- Tables of types come and go, with what is their own: defaults, constraints, comments, settings; partitioned ones, and other names.

-- from
CREATE TYPE pair AS (a integer, b text COLLATE "C");

-- to
CREATE TYPE pair AS (a integer, b text COLLATE "C");
CREATE TYPE "Größe" AS ("Höhe" numeric(10,2), "select" integer[]);
CREATE TABLE of_pair OF pair (a WITH OPTIONS DEFAULT 5 NOT NULL, b CHECK (b <> ''), PRIMARY KEY (a)) WITH (fillfactor = 70);
CREATE INDEX ON of_pair (b);
COMMENT ON COLUMN of_pair.b IS 'b';
CREATE UNLOGGED TABLE "Of" OF "Größe" ("select" WITH OPTIONS DEFAULT '{1}');
CREATE TABLE divided OF pair (UNIQUE (a)) PARTITION BY RANGE (a);
CREATE TABLE part PARTITION OF divided FOR VALUES FROM (1) TO (10);
CREATE VIEW pairs AS SELECT b, a FROM of_pair;
