-- options {"typeChange": "in_place"}
-- from
CREATE TYPE pair AS (x int);
CREATE TABLE pairs (a text, b text, c text);
INSERT INTO pairs VALUES ('(1,2)', NULL, '(1)');
CREATE TABLE t (a int, b int);
INSERT INTO t VALUES (0, 1);
-- to
CREATE TYPE pair AS (x int, y int);
CREATE TYPE single AS (x int);
CREATE TABLE pairs (
  a pair, -- ! column:public.pairs.a: the plan itself changes that type
  b pair, -- ok column:public.pairs.b
  c single -- ! column:public.pairs.c: is not there yet
);
CREATE TABLE t (a int, b int,
  CONSTRAINT t_a_check CHECK (1 / a > 0), -- ! constraint:public.t.t_a_check: division by zero
  CONSTRAINT t_b_check CHECK (1 / b > 0), -- ok constraint:public.t.t_b_check
  CONSTRAINT t_c_check CHECK (b > 0) -- ok constraint:public.t.t_c_check
);
