-- Queries that count rows, or ask whether there is one, have no values of a table's row type: its columns change their types.
-- type_change = in_place

-- from
CREATE TABLE t (id integer);
CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS n FROM t;
CREATE VIEW rows AS SELECT t FROM t;
CREATE MATERIALIZED VIEW of_view AS SELECT count(*) AS n, bool_or(rows IS NULL) AS is_empty FROM rows;

-- rows
INSERT INTO public.t VALUES (1);

-- to
CREATE TABLE t (id bigint);
CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS n FROM t;
CREATE VIEW rows AS SELECT t FROM t;
CREATE MATERIALIZED VIEW of_view AS SELECT count(*) AS n, bool_or(rows IS NULL) AS is_empty FROM rows;
