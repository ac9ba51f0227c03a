-- options {"typeChange": "in_place"}
-- from
CREATE TABLE large (a int, b int);
CREATE TABLE small (a int, b int);
CREATE TABLE rewritten (a int);
CREATE TABLE indexed (a int);
UPDATE pg_class SET relpages = 1572864, reltuples = 80000000 WHERE relname IN ('large', 'rewritten', 'indexed');
-- to
CREATE TABLE large (
  a int NOT NULL, -- ! column:public.large.a: public.large has about 12 GB
  b int UNIQUE, -- ok column:public.large.b
  c int -- ok column:public.large.c
);
CREATE TABLE small (
  a int NOT NULL, -- ok column:public.small.a
  b int UNIQUE
);
CREATE TABLE rewritten (a bigint); -- ok column:public.rewritten.a
CREATE TABLE indexed (a int);
CREATE INDEX indexed_a_idx ON indexed (a); -- ok index:public.indexed_a_idx
