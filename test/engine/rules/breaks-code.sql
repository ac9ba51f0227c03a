-- options {"typeChange": "in_place"}
-- from
CREATE TABLE t (old int, a int, b varchar(3)); -- ok table:public.t
-- to
-- schemata:rename column public.t.old to new
CREATE TABLE t (
  new int, -- ! column:public.t.new: code that names the column
  a bigint, -- ! column:public.t.a: code that relies on the type
  b varchar(9) -- ok column:public.t.b
);
