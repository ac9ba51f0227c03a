-- A check that is not inherited has a namesake in a child; it becomes inherited and takes that one's place, and the other way round.

-- from
CREATE TABLE base (a integer, b integer, CONSTRAINT limits CHECK (a < 100) NO INHERIT, CONSTRAINT same CHECK (b > 0) NO INHERIT);
CREATE TABLE child (CONSTRAINT limits CHECK (a < 50), CONSTRAINT same CHECK (b > 0)) INHERITS (base);
CREATE TABLE grandchild () INHERITS (child);

-- rows
INSERT INTO public.base VALUES (90, 1);
INSERT INTO public.child VALUES (10, 1);
INSERT INTO public.grandchild VALUES (20, 1);

-- to
CREATE TABLE base (a integer, b integer, CONSTRAINT limits CHECK (a < 100), CONSTRAINT same CHECK (b > 0));
CREATE TABLE child () INHERITS (base);
CREATE TABLE grandchild () INHERITS (child);
