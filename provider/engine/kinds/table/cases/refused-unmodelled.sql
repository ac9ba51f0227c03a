-- What no kind models cannot be declared: the error names it.
-- refused = type:app.mood cannot be managed yet

-- from
CREATE SCHEMA app;

-- to
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad');
