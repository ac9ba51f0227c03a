-- Tables begin to inherit columns that they have not, from one table or from another one besides: they are made anew with their rows.

-- from
CREATE TABLE base (id bigint DEFAULT 3, note text, CONSTRAINT id_check CHECK (id > 0));
CREATE TABLE second (kind text);
CREATE TABLE middle (x integer CONSTRAINT middle_pkey PRIMARY KEY);
CREATE TABLE under (y integer) INHERITS (middle);
CREATE TABLE several (z integer GENERATED ALWAYS AS IDENTITY) INHERITS (base);
CREATE TABLE refers (x integer CONSTRAINT refers_fkey REFERENCES middle);
CREATE INDEX under_idx ON under (y);
CREATE VIEW seen AS SELECT x FROM middle;
COMMENT ON TABLE middle IS 'between the two';

-- rows
INSERT INTO public.base VALUES (1, 'base');
INSERT INTO public.middle VALUES (2);
INSERT INTO public.under VALUES (3, 4);
INSERT INTO public.several (id, note) VALUES (5, 'several');
INSERT INTO public.refers VALUES (2);

-- to
CREATE TABLE base (id bigint DEFAULT 3, note text, CONSTRAINT id_check CHECK (id > 0));
CREATE TABLE second (kind text, more text);
CREATE TABLE middle (x integer CONSTRAINT middle_pkey PRIMARY KEY) INHERITS (base);
CREATE TABLE under (y integer) INHERITS (middle);
CREATE TABLE several (z integer GENERATED ALWAYS AS IDENTITY) INHERITS (base, second);
CREATE TABLE refers (x integer CONSTRAINT refers_fkey REFERENCES middle);
CREATE INDEX under_idx ON under (y);
CREATE VIEW seen AS SELECT x FROM middle;
COMMENT ON TABLE middle IS 'between the two';
