-- options {"typeChange": "in_place", "allow": ["*"]}
-- from
CREATE TABLE parent (id int PRIMARY KEY, other int); -- ok table:public.parent
CREATE TABLE child (parent int CONSTRAINT child_parent_fkey REFERENCES parent); -- ! constraint:public.child.child_parent_fkey: Reads and writes of public.child and public.parent wait at the same time
CREATE TABLE viewed (a varchar(3)); -- ! column:public.viewed.a: Reads and writes of public.seen and public.viewed wait at the same time
CREATE VIEW seen AS SELECT a FROM viewed; -- ok view:public.seen
CREATE TABLE alone (a int); -- ok table:public.alone
CREATE TABLE gone (id int GENERATED ALWAYS AS IDENTITY); -- ok table:public.gone
-- to
CREATE TABLE parent (id int PRIMARY KEY, other int, CONSTRAINT parent_other_fkey FOREIGN KEY (other) REFERENCES parent); -- ok constraint:public.parent.parent_other_fkey
CREATE TABLE child (parent int);
CREATE TABLE viewed (a varchar(9));
CREATE VIEW seen AS SELECT a FROM viewed;
CREATE TABLE alone (a int, b int, c int); -- ok column:public.alone.b
