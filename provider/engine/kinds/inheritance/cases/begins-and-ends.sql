-- Tables that are there begin and end inheriting; what they have stays, as their own. Grandchildren follow.

-- from
CREATE TABLE base (id bigint NOT NULL, a integer DEFAULT 1, CONSTRAINT a_check CHECK (a > 0));
CREATE TABLE second (a integer);
CREATE TABLE third (id bigint NOT NULL);
CREATE TABLE begins (id bigint NOT NULL, a integer, CONSTRAINT a_check CHECK (a > 0));
CREATE TABLE under () INHERITS (begins);
CREATE TABLE moves (id bigint NOT NULL, a integer, CONSTRAINT a_check CHECK (a > 0)) INHERITS (base, second);

-- rows
INSERT INTO public.base VALUES (1, 2);
INSERT INTO public.begins VALUES (2, 3);
INSERT INTO public.under VALUES (3, 4);
INSERT INTO public.moves VALUES (4, 5);

-- to
CREATE TABLE base (id bigint NOT NULL, a integer DEFAULT 1, CONSTRAINT a_check CHECK (a > 0), more text);
CREATE TABLE second (a integer);
CREATE TABLE third (id bigint NOT NULL);
CREATE TABLE begins (id bigint NOT NULL, a integer, more text, CONSTRAINT a_check CHECK (a > 0)) INHERITS (base);
CREATE TABLE under () INHERITS (begins);
CREATE TABLE moves (id bigint NOT NULL, a integer, CONSTRAINT a_check CHECK (a > 0)) INHERITS (second, third);
