-- Functions with strings for bodies name tables and functions without a schema, and are run by what is added to a table with rows: under
-- the search_path that they were declared with. A materialized view that is filled by one comes after what that names.

-- from
CREATE TABLE base (id int, t text);

-- rows
INSERT INTO public.base VALUES (1, 'x');

-- to
CREATE TABLE words (k text);
CREATE FUNCTION inner_one(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT upper(t) $$;
CREATE FUNCTION outer_one(t text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN inner_one(t); END $$;
CREATE FUNCTION unknown(t text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RETURN NOT EXISTS (SELECT FROM words WHERE k = t); END $$;
CREATE FUNCTION counted() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT count(*) FROM words); END $$;
CREATE TABLE base (id int, t text CHECK (unknown(t)), g text GENERATED ALWAYS AS (outer_one(t)) STORED,
  d text DEFAULT outer_one('X'), n int NOT NULL DEFAULT counted());
CREATE FUNCTION over_view() RETURNS bigint LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN (SELECT count(*) FROM public.zz_view); END $$;
CREATE VIEW zz_view AS SELECT k FROM words;
CREATE MATERIALIZED VIEW kept AS SELECT over_view() AS n;
