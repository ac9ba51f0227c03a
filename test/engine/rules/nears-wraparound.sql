-- from
CREATE TABLE old (a int, b int);
CREATE TABLE young (a int);
CREATE TABLE indexed (a int);
CREATE TABLE aging (a int, b text);
CREATE TABLE early (a int) WITH (autovacuum_freeze_max_age = 100000);
CREATE TABLE left_alone (a int); -- ok table:public.left_alone
-- As if so many transactions had been since they were frozen; autovacuum comes after 200 million, or 100,000.
UPDATE pg_class SET relfrozenxid = ((4294967296 + txid_current() - CASE relname WHEN 'aging' THEN 170000000 WHEN 'early' THEN 95000 ELSE 190000000 END) % 4294967296)::text::xid
  WHERE relname IN ('old', 'indexed', 'aging', 'early', 'left_alone');
-- to
CREATE TABLE old (
  a int NOT NULL, -- ! column:public.old.a: public.old has come to 95 hundredths of the age
  b int NOT NULL -- ok column:public.old.b
);
CREATE TABLE young (
  a int NOT NULL -- ok column:public.young.a
);
CREATE TABLE indexed (a int);
CREATE INDEX indexed_a_idx ON indexed (a); -- ! index:public.indexed_a_idx: gives way to no lock
CREATE TABLE aging (
  a int,
  b text NOT NULL -- ok column:public.aging.b
);
CREATE TABLE early (
  a int NOT NULL -- ! column:public.early.a: public.early has come to 95 hundredths
) WITH (autovacuum_freeze_max_age = 100000);
CREATE TABLE left_alone (a int);
