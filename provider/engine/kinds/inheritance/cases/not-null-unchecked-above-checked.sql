-- A NOT NULL becomes unchecked in the table that others inherit from, and stays checked in those.
-- since = 18

-- from
CREATE TABLE a (x integer CONSTRAINT xnn NOT NULL, y integer NOT NULL);
CREATE TABLE child () INHERITS (a);
CREATE TABLE own (x integer CONSTRAINT xnn NOT NULL) INHERITS (a);
CREATE TABLE grandchild () INHERITS (child);
CREATE TABLE unchecked () INHERITS (a);
CREATE TABLE of_unchecked () INHERITS (unchecked);

-- rows
INSERT INTO public.grandchild VALUES (1, 2);

-- to
CREATE TABLE a (x integer, y integer NOT NULL);
CREATE TABLE unchecked () INHERITS (a);
ALTER TABLE a ADD CONSTRAINT xnn NOT NULL x NOT VALID;
CREATE TABLE child () INHERITS (a);
CREATE TABLE own (x integer CONSTRAINT xnn NOT NULL) INHERITS (a);
CREATE TABLE grandchild () INHERITS (child);
CREATE TABLE of_unchecked () INHERITS (unchecked);
