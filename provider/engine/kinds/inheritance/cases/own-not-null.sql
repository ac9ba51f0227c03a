-- NOT NULL that a table has of itself, under a name of its own or not, of columns that it only inherits.
-- since = 18

-- from
CREATE TABLE base (a int NOT NULL, b int);

-- rows
INSERT INTO public.base VALUES (1, 2);

-- to
CREATE TABLE base (a int NOT NULL, b int);
CREATE TABLE plain (NOT NULL a, NOT NULL b) INHERITS (base);
CREATE TABLE named (CONSTRAINT a_nn NOT NULL a, CONSTRAINT b_nn NOT NULL b NO INHERIT, c int) INHERITS (base);
CREATE TABLE keyed (PRIMARY KEY (a)) INHERITS (base);
CREATE TABLE merged (b int, a int) INHERITS (base);
