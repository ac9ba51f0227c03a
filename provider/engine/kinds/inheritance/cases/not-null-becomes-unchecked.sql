-- NOT NULL becomes NOT VALID in a table that others inherit from, which have it from there alone, or of themselves, too.
-- since = 18

-- from
CREATE TABLE p (id int, b int CONSTRAINT nnb NOT NULL, c int CONSTRAINT nnc NOT NULL, d int NOT NULL);
CREATE TABLE heir () INHERITS (p);
CREATE TABLE under () INHERITS (heir);
CREATE TABLE has_own (b int CONSTRAINT own NOT NULL, c int CONSTRAINT nnc NOT NULL, d int CONSTRAINT mine NOT NULL) INHERITS (p);

-- rows
INSERT INTO public.heir VALUES (1, 1, 1, 1);
INSERT INTO public.has_own VALUES (2, 2, 2, 2);

-- to
CREATE TABLE p (id int, b int, c int, d int);
CREATE TABLE heir () INHERITS (p);
CREATE TABLE under () INHERITS (heir);
CREATE TABLE has_own (b int, c int CONSTRAINT nnc NOT NULL, d int CONSTRAINT mine NOT NULL) INHERITS (p);
ALTER TABLE p ADD CONSTRAINT nnb NOT NULL b NOT VALID;
ALTER TABLE p ADD CONSTRAINT other NOT NULL c NOT VALID;
ALTER TABLE p ADD CONSTRAINT p_d_not_null NOT NULL d NOT VALID;
