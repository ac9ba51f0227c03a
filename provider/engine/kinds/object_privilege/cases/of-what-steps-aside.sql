-- What is made anew beside the old one loses its privileges, and comes without: the old one is dropped with them.

-- from
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'glad');
REVOKE USAGE ON TYPE app.mood FROM PUBLIC;
CREATE DOMAIN app.size AS integer;
GRANT USAGE ON DOMAIN app.size TO pg_monitor WITH GRANT OPTION;
COMMENT ON DOMAIN app.size IS 'how large';
CREATE TABLE app.notes (id integer, mood app.mood, size app.size);
CREATE TABLE app.events (id integer, note text);
GRANT SELECT ON app.events TO PUBLIC;
GRANT UPDATE (note) ON app.events TO PUBLIC;
COMMENT ON TABLE app.events IS 'what happened';

-- rows
INSERT INTO app.notes VALUES (1, 'glad', 1);
INSERT INTO app.events VALUES (1, 'a');

-- to
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('glad', 'merry');
CREATE DOMAIN app.size AS bigint;
CREATE TABLE app.notes (id integer, mood app.mood, size app.size);
CREATE TABLE app.events (id integer, note text) PARTITION BY LIST (id);
CREATE TABLE app.events_all PARTITION OF app.events DEFAULT;
