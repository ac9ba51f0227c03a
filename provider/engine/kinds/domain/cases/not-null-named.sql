-- From 17 on the not-null constraint of a domain has a name.
-- since = 17

-- from
CREATE SCHEMA app;
CREATE DOMAIN app.a AS integer CONSTRAINT given NOT NULL;
CREATE DOMAIN app.b AS integer;
CREATE DOMAIN app.c AS integer NOT NULL;
CREATE TABLE app.t (a app.a, b app.b, c app.c);

-- rows
INSERT INTO app.t VALUES (1, 2, 3);

-- to
CREATE SCHEMA app;
CREATE DOMAIN app.a AS integer NOT NULL;
CREATE DOMAIN app.b AS integer CONSTRAINT "It's" NOT NULL;
CREATE DOMAIN app.c AS integer CONSTRAINT other NOT NULL;
CREATE TABLE app.t (a app.a, b app.b, c app.c);
