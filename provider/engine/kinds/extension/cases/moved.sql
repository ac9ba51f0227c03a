-- To another schema, an old one that goes and a new one that comes; and comments.
-- from
CREATE SCHEMA "old ext";
CREATE EXTENSION citext SCHEMA "old ext";
CREATE EXTENSION hstore;
COMMENT ON EXTENSION hstore IS 'mine';
CREATE EXTENSION intarray;
COMMENT ON EXTENSION intarray IS NULL;
-- to
CREATE SCHEMA "new ext";
CREATE EXTENSION citext SCHEMA "new ext";
CREATE EXTENSION IF NOT EXISTS hstore WITH SCHEMA public;
COMMENT ON EXTENSION hstore IS 'ours''';
CREATE EXTENSION intarray SCHEMA public;
