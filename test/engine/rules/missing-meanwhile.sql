-- from
CREATE TABLE t (a varchar(3), b varchar(3), c int, d int, CONSTRAINT t_a_check CHECK (a <> ''), CONSTRAINT t_c_check CHECK (c > 0));
CREATE INDEX t_b_idx ON t (b); -- ok index:public.t_b_idx
CREATE INDEX t_lower_idx ON t (lower((b)::text)); -- ! index:public.t_lower_idx: until it is made again
CREATE INDEX t_partial_idx ON t (c) WHERE a <> 'x'; -- ! index:public.t_partial_idx: until it is made again
CREATE INDEX t_c_idx ON t (c); -- ok index:public.t_c_idx
CREATE TABLE u (d int);
-- to
CREATE TABLE t (a varchar(9), b varchar(9), c int, d int, CONSTRAINT t_a_check CHECK (a <> ''), CONSTRAINT t_c_check CHECK (c > 1));
CREATE INDEX t_b_idx ON t (b);
CREATE INDEX t_lower_idx ON t (lower((b)::text));
CREATE INDEX t_partial_idx ON t (c) WHERE a <> 'x';
CREATE INDEX t_c_idx ON t (c, d);
CREATE TABLE u (d int);
