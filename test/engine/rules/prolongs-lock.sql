-- from
CREATE TABLE viewed (a varchar(3)); -- ! table:public.viewed: wait until one more statement of the transaction is done
CREATE VIEW seen AS SELECT a FROM viewed; -- ! view:public.seen: wait until 2 more statements of the transaction are done
CREATE TABLE alone (a int); -- ok table:public.alone
CREATE TABLE checked (a int, CONSTRAINT checked_a_check CHECK (a > 0)); -- ! table:public.checked: one more statement
CREATE TABLE keyed (a int); -- ok table:public.keyed
CREATE TABLE referenced (id int PRIMARY KEY); -- ok table:public.referenced
-- to
CREATE TABLE viewed (a varchar(9));
CREATE VIEW seen AS SELECT a FROM viewed;
CREATE TABLE alone (a int NOT NULL DEFAULT 1, b int DEFAULT 2, CHECK (a > b));
CREATE TABLE checked (a int, CONSTRAINT checked_a_check CHECK (a > 1));
CREATE TABLE keyed (a int UNIQUE, b int REFERENCES referenced);
CREATE TABLE referenced (id int PRIMARY KEY);
