-- options {"typeChange": "in_place"}
-- from
CREATE TABLE collated (a text); -- ! table:public.collated: is held while all rows are read
CREATE TABLE valid (a int, b int, c int); -- ok table:public.valid
CREATE TABLE keyed (a int, b int); -- ok table:public.keyed
-- to
CREATE TABLE collated (a text COLLATE "C");
CREATE TABLE valid (a int NOT NULL, b int CHECK (b > 0), c int REFERENCES keyed (a));
CREATE TABLE keyed (a int PRIMARY KEY, b int UNIQUE);
CREATE INDEX ON valid (c);
