-- A cast of the enum would have to go over to the new one, and no kind models casts.
-- refused = type:app.mood cannot be changed: cast:(app.mood AS integer) depends on it

-- from
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'ok');

-- standing by
CREATE CAST (app.mood AS integer) WITH INOUT;

-- to
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('ok', 'sad');
