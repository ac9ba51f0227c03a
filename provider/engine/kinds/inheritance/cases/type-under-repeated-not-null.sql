-- The type changes of a column that a child repeats, with NOT NULL of its own or with the one that it inherits.
-- type_change = in_place

-- from
CREATE TABLE named (name text NOT NULL);
CREATE TABLE dated (at date);
CREATE TABLE repeated (name text NOT NULL) INHERITS (named);
CREATE TABLE merged (hours integer, name text DEFAULT 'x') INHERITS (named, dated);

-- rows
INSERT INTO public.repeated VALUES ('a');
INSERT INTO public.merged (hours) VALUES (1);

-- to
CREATE TABLE named (name varchar(80) NOT NULL);
CREATE TABLE dated (at date);
CREATE TABLE repeated (name varchar(80) NOT NULL) INHERITS (named);
CREATE TABLE merged (hours integer, name varchar(80) DEFAULT 'y') INHERITS (named, dated);
