-- Columns become of a domain and are of it no more, with and without constraints; domains come and go.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b integer, c text, d varchar(7), e integer);

-- rows
INSERT INTO app.t VALUES (1, 2, 'c', 'd', 5), (3, 4, NULL, NULL, NULL);

-- to
CREATE SCHEMA app;
CREATE DOMAIN app.free AS integer;
CREATE DOMAIN app.checked AS integer CONSTRAINT checks CHECK (VALUE > 0);
CREATE DOMAIN app.word AS text DEFAULT 'x';
CREATE DOMAIN app.seven AS varchar(7);
CREATE DOMAIN app.large AS bigint;
CREATE TABLE app.t (a app.free, b app.checked, c app.word, d app.seven, e app.large, f app.checked DEFAULT 1, g app.free);
