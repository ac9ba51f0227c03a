-- A schema with everything in it comes and goes, in the order of dependencies across schemas.

-- from
CREATE TABLE public.kept (id bigint PRIMARY KEY);

-- rows
INSERT INTO public.kept VALUES (1);

-- to
CREATE TABLE public.kept (id bigint PRIMARY KEY);
CREATE SCHEMA app;
CREATE SCHEMA "My Schema";
CREATE TABLE app.a (id bigint PRIMARY KEY REFERENCES public.kept);
CREATE TABLE "My Schema".b (id bigint PRIMARY KEY REFERENCES app.a);
CREATE VIEW app.v AS SELECT b.id FROM "My Schema".b JOIN public.kept USING (id);
COMMENT ON SCHEMA app IS 'application';
