-- options {"typeChange": "in_place"}
-- from
CREATE TABLE large (a int, b int);
CREATE TABLE small (a int, b int);
CREATE TABLE online (a int, b int);
CREATE TABLE computed (a int);
-- What ANALYZE would find in a table of 12 GB.
UPDATE pg_class SET relpages = 1572864, reltuples = 80000000 WHERE relname IN ('large', 'online', 'computed');
-- to
CREATE TABLE large (
  a bigint, -- ! column:public.large.a: public.large has about 12 GB
  b int -- ok column:public.large.b
);
CREATE TABLE small (
  a bigint, -- ok column:public.small.a
  b int
);
CREATE TABLE online (
  a int NOT NULL UNIQUE, -- ok column:public.online.a
  b int CHECK (b > 0)
);
CREATE TABLE computed (
  a int,
  b int GENERATED ALWAYS AS (a * 2) STORED -- ! column:public.computed.b: whoever uses it waits
);
