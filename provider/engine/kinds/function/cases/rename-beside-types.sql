-- Functions are renamed while their schema is, and types of their arguments: hints may call these by their old names or the new ones.

-- from
-- schemata:rename schema core to app
-- schemata:rename type app.level to lvl
-- schemata:rename function core.g(core.level) to f
-- schemata:rename function app.later(app.lvl[], integer) to now
CREATE SCHEMA app;
CREATE TYPE app.lvl AS ENUM ('a');
CREATE FUNCTION app.f(l app.lvl) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION app.now(l app.lvl[], n integer) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION app.f(l text) RETURNS int LANGUAGE sql AS 'SELECT 1';

-- to
-- schemata:rename schema app to core
-- schemata:rename type core.lvl to level
-- schemata:rename function core.f(core.level) to g
-- schemata:rename function app.now(app.lvl[], integer) to later
CREATE SCHEMA core;
CREATE TYPE core.level AS ENUM ('a');
CREATE FUNCTION core.g(l core.level) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION core.later(l core.level[], n integer) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION core.f(l text) RETURNS int LANGUAGE sql AS 'SELECT 1';
