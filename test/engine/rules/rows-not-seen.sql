-- from
CREATE TABLE t (a int, b int);
INSERT INTO t VALUES (0, 1);
-- to
CREATE TABLE t (a int, b int,
  CONSTRAINT t_a_check CHECK (1 / a > 0), -- ! constraint:public.t.t_a_check: division by zero
  CONSTRAINT t_b_check CHECK (1 / b > 0) -- ok constraint:public.t.t_b_check
);
