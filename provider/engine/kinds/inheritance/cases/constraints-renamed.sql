-- Constraints get other names in a table that others inherit from, and with it in all of these; also where one has its own name for it.

-- from
CREATE TABLE base (id bigint NOT NULL, n integer NOT NULL, CONSTRAINT positive CHECK (id > 0));
CREATE TABLE heir (own text) INHERITS (base);
CREATE TABLE grandchild () INHERITS (heir);
CREATE TABLE names_own (id bigint CONSTRAINT mine NOT NULL, own integer) INHERITS (base);
CREATE TABLE apart (id bigint NOT NULL);
CREATE TABLE under_apart () INHERITS (apart);

-- rows
INSERT INTO public.base VALUES (1, 1);
INSERT INTO public.heir VALUES (2, 2, 'x');
INSERT INTO public.grandchild VALUES (3, 3, 'x');
INSERT INTO public.names_own VALUES (4, 4, 5);

-- to
CREATE TABLE base (id bigint CONSTRAINT "Must" NOT NULL, n integer CONSTRAINT "must too" NOT NULL, CONSTRAINT "Positive" CHECK (id > 0));
CREATE TABLE heir (own text) INHERITS (base);
CREATE TABLE grandchild () INHERITS (heir);
CREATE TABLE names_own (id bigint CONSTRAINT mine NOT NULL, own integer) INHERITS (base);
CREATE TABLE apart (id bigint CONSTRAINT other NOT NULL);
CREATE TABLE under_apart () INHERITS (apart);
