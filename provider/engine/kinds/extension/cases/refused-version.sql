-- refused = extension "citext" has no installation script nor update path for version "0.9"
-- from
CREATE SCHEMA app;
-- to
CREATE SCHEMA app;
CREATE EXTENSION citext VERSION '0.9';
