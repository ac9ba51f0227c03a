-- A domain gets a check while a new column, one of another type and a new attribute come to hold its values inside of another type.

-- from
CREATE DOMAIN d AS int;
CREATE DOMAIN e AS int CHECK (VALUE > 0);
CREATE DOMAIN g AS int;
CREATE TYPE c AS (a int);
CREATE TABLE t (x d, y c, l int[]);
CREATE TABLE u (x e);

-- rows
INSERT INTO public.t VALUES (3, ROW (1), '{1,2}');
INSERT INTO public.u VALUES (3);

-- to
CREATE DOMAIN d AS int CHECK (VALUE > 0);
CREATE DOMAIN e AS int CHECK (VALUE > 1);
CREATE DOMAIN g AS int CHECK (VALUE > 0);
CREATE TYPE c AS (a int, b d);
CREATE TABLE t (x d, y c, l g[]);
CREATE TABLE u (x e, y e[]);
