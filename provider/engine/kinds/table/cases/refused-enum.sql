-- An enum, a domain and a composite type are not modelled yet: each is an error that names it.
-- refused = type:app.mood

-- from
CREATE SCHEMA app;

-- to
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'ok');
CREATE TABLE app.t (a app.mood DEFAULT 'ok');
