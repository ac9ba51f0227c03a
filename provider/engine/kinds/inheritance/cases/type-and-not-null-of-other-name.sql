-- A column loses NOT NULL and changes its type while a table that inherits it has NOT NULL of itself, too, under another name: without
-- the inherited one PostgreSQL 18 changes the type, with it not. And back.
-- from
CREATE TABLE base (id bigint NOT NULL, n integer NOT NULL);
CREATE TABLE heir (own text) INHERITS (base);
CREATE TABLE both_of_them (id bigint NOT NULL, n integer NOT NULL, own integer) INHERITS (base);
CREATE TABLE under (more text) INHERITS (both_of_them);

-- rows
INSERT INTO public.base VALUES (1, 1);
INSERT INTO public.heir VALUES (2, 2, 'x');
INSERT INTO public.both_of_them VALUES (3, 3, 3);
INSERT INTO public.under VALUES (4, 4, 4, 'x');

-- to
CREATE TABLE base (id bigint NOT NULL, n bigint);
CREATE TABLE heir (own text) INHERITS (base);
CREATE TABLE both_of_them (id bigint NOT NULL, n bigint NOT NULL, own integer) INHERITS (base);
CREATE TABLE under (more text) INHERITS (both_of_them);
