-- options {"typeChange": "in_place"}
-- from
CREATE TABLE collated (a text); -- ! table:public.collated: is held while all rows are read
CREATE TABLE valid (a int, b int, c int); -- ok table:public.valid
CREATE TABLE keyed (a int, b int); -- ok table:public.keyed
CREATE TABLE retyped (a int, CONSTRAINT retyped_a_key UNIQUE (a)); -- ! table:public.retyped: is held while all rows are read
CREATE TABLE under (a int);
CREATE VIEW seen AS SELECT a FROM under; -- ! view:public.seen: which an earlier statement of the transaction took
CREATE VIEW other AS SELECT 1 AS a; -- ok view:public.other
CREATE TABLE indexed (a int); -- ok table:public.indexed
-- to
CREATE TABLE collated (a text COLLATE "C");
CREATE TABLE valid (a int NOT NULL, b int CHECK (b > 0), c int REFERENCES keyed (a));
CREATE TABLE keyed (a int PRIMARY KEY, b int UNIQUE);
CREATE INDEX ON valid (c);
CREATE TABLE retyped (a bigint, CONSTRAINT retyped_a_key UNIQUE (a) DEFERRABLE);
CREATE TABLE under (a bigint);
CREATE VIEW seen AS SELECT a FROM under;
CREATE VIEW other AS SELECT 1 AS a;
CREATE TABLE indexed (a int);
CREATE INDEX ON indexed (a);
