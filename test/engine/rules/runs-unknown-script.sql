-- from
CREATE EXTENSION citext VERSION '1.4'; -- ! extension:citext: nobody can tell beforehand
CREATE EXTENSION hstore VERSION '1.4'; -- ok extension:hstore
-- to
CREATE EXTENSION citext VERSION '1.6';
CREATE EXTENSION hstore;
