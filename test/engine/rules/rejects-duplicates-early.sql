-- from
CREATE TABLE t (a int, b int, c int);
-- to
CREATE TABLE t (a int, b int, c int);
ALTER TABLE t ADD UNIQUE (a); -- ! constraint:public.t.t_a_key: 23505
CREATE UNIQUE INDEX t_b_idx ON t (b); -- ! index:public.t_b_idx: 23505
CREATE INDEX t_c_idx ON t (c); -- ok index:public.t_c_idx
CREATE TABLE fresh (a int UNIQUE); -- ok constraint:public.fresh.fresh_a_key
