-- Checks come to, go from and change with the table that others inherit from; some have them of themselves, too.

-- from
CREATE TABLE base (a integer, CONSTRAINT goes CHECK (a <> 1), CONSTRAINT changes CHECK (a <> 2), CONSTRAINT stays CHECK (a <> 3), CONSTRAINT "Old" CHECK (a <> 4));
CREATE TABLE child (CONSTRAINT own CHECK (a <> 9)) INHERITS (base);
CREATE TABLE merged (CONSTRAINT changes CHECK (a <> 2), CONSTRAINT later CHECK (a <> 6)) INHERITS (base);
CREATE TABLE grandchild () INHERITS (child);

-- rows
INSERT INTO public.child VALUES (100);
INSERT INTO public.merged VALUES (101);

-- to
CREATE TABLE base (a integer, CONSTRAINT changes CHECK (a <> 20), CONSTRAINT stays CHECK (a <> 3), CONSTRAINT "New" CHECK (a <> 4), CONSTRAINT later CHECK (a <> 6), CONSTRAINT alone CHECK (a <> 7) NO INHERIT);
CREATE TABLE child (CONSTRAINT own CHECK (a <> 9)) INHERITS (base);
CREATE TABLE merged (CONSTRAINT changes CHECK (a <> 20), CONSTRAINT later CHECK (a <> 6)) INHERITS (base);
CREATE TABLE grandchild () INHERITS (child);
CREATE TABLE comes (b text) INHERITS (base);
