-- A table that comes inherits a check that is NOT VALID: its own copy is valid where the check was there, and is not where it comes
-- later; neither is a difference.

-- from
CREATE TABLE base (a int);
CREATE TABLE first (z int) INHERITS (base);
ALTER TABLE base ADD CONSTRAINT cc CHECK (a > 0) NOT VALID;
CREATE TABLE other (a int);
ALTER TABLE other ADD CONSTRAINT oo CHECK (a > 0) NOT VALID;

-- rows
INSERT INTO public.base VALUES (1);

-- to
CREATE TABLE base (a int);
CREATE TABLE first (z int) INHERITS (base);
CREATE TABLE heir (b int) INHERITS (base);
CREATE TABLE under (c int) INHERITS (heir);
ALTER TABLE base ADD CONSTRAINT cc CHECK (a > 0) NOT VALID;
CREATE TABLE other (a int, CONSTRAINT oo CHECK (a > 0));
CREATE TABLE another () INHERITS (other);
