-- A function that takes the enum would have to go over to the new one, and no statement does that.
-- refused = type:app.mood cannot be changed: aggregate:app.most(app.mood) depends on it

-- from
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'ok');

-- standing by
CREATE AGGREGATE app.most(app.mood) (SFUNC = enum_larger, STYPE = app.mood);

-- to
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('ok', 'sad');
