-- options {"typeChange": "in_place"}
-- from
CREATE TABLE t (a int, b text, c varchar(5), d numeric(6,2));
-- to
CREATE TABLE t (
  a bigint, -- ! column:public.t.a: Every value is converted
  b varchar(3), -- ! column:public.t.b: Every value is converted
  c varchar(9), -- ok column:public.t.c
  d numeric(9,2) -- ok column:public.t.d
);
