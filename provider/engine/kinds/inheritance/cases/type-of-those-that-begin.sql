-- type_change = in_place
-- Tables begin and end inheriting while the column has another type and is NOT NULL no more: their own not-null constraints are in nobody's way.

-- from
CREATE TABLE base (id bigint NOT NULL, n integer NOT NULL);
CREATE TABLE heir (own text) INHERITS (base);
CREATE TABLE begins (id bigint NOT NULL, n integer NOT NULL, own integer);
CREATE TABLE ends (id bigint NOT NULL, n integer CONSTRAINT mine NOT NULL) INHERITS (base);

-- rows
INSERT INTO public.base VALUES (1,1);
INSERT INTO public.begins VALUES (1,2,3);
INSERT INTO public.heir VALUES (4,4,'x');
INSERT INTO public.ends VALUES (5,5);

-- to
CREATE TABLE base (id bigint NOT NULL, n text COLLATE "C");
CREATE TABLE heir (own text) INHERITS (base);
CREATE TABLE begins (id bigint NOT NULL, n text COLLATE "C", own integer) INHERITS (base);
CREATE TABLE ends (id bigint NOT NULL, n text COLLATE "C");
