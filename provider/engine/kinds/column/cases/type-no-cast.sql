-- Types without an implicit cast: the values go through USING, the default goes away and comes back.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.users (a text DEFAULT '1', b integer DEFAULT 1, c text NOT NULL DEFAULT 'true', d jsonb DEFAULT '{}');

-- rows
INSERT INTO app.users DEFAULT VALUES;

-- to
CREATE SCHEMA app;
CREATE TABLE app.users (a integer DEFAULT 1, b text DEFAULT '1', c boolean NOT NULL DEFAULT true, d text DEFAULT '{}');
