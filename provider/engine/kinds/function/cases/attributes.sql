-- Every attribute that ALTER FUNCTION changes, alone and together.

-- from
CREATE SCHEMA app;
CREATE FUNCTION app.volatility(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION app.stable(a integer) RETURNS integer LANGUAGE sql STABLE AS 'SELECT a';
CREATE FUNCTION app.strict(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION app.leakproof(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION app.definer(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION app.parallel(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION app.restricted(a integer) RETURNS integer LANGUAGE sql PARALLEL SAFE AS 'SELECT a';
CREATE FUNCTION app.cost(a integer) RETURNS integer LANGUAGE sql COST 0.5 AS 'SELECT a';
CREATE FUNCTION app.rows() RETURNS SETOF integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION app.config(a integer) RETURNS integer LANGUAGE plpgsql SET search_path = '' AS 'BEGIN RETURN a; END';
CREATE FUNCTION app.no_config(a integer) RETURNS integer LANGUAGE sql SET work_mem = '4MB' SET search_path = app, pg_temp AS 'SELECT a';
CREATE FUNCTION app.many(a integer) RETURNS SETOF integer LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION app.many_and_body(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION app.supported(a text, b text) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT SUPPORT pg_catalog.textlike_support AS 'textlike';
CREATE FUNCTION app.to_be_supported(a text, b text) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'textlike';

-- to
CREATE SCHEMA app;
CREATE FUNCTION app.volatility(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE FUNCTION app.stable(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION app.strict(a integer) RETURNS integer LANGUAGE sql STRICT AS 'SELECT a';
CREATE FUNCTION app.leakproof(a integer) RETURNS integer LANGUAGE sql LEAKPROOF AS 'SELECT a';
CREATE FUNCTION app.definer(a integer) RETURNS integer LANGUAGE sql SECURITY DEFINER AS 'SELECT a';
CREATE FUNCTION app.parallel(a integer) RETURNS integer LANGUAGE sql PARALLEL SAFE AS 'SELECT a';
CREATE FUNCTION app.restricted(a integer) RETURNS integer LANGUAGE sql PARALLEL RESTRICTED AS 'SELECT a';
CREATE FUNCTION app.cost(a integer) RETURNS integer LANGUAGE sql COST 1e6 AS 'SELECT a';
CREATE FUNCTION app.rows() RETURNS SETOF integer LANGUAGE sql ROWS 5 AS 'SELECT 1';
CREATE FUNCTION app.config(a integer) RETURNS integer LANGUAGE plpgsql SET search_path = app, "$user", "It's, ""odd""", pg_temp SET "app.setting" = 'it''s, \ "x"' SET DateStyle = 'ISO, DMY' AS 'BEGIN RETURN a; END';
CREATE FUNCTION app.no_config(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION app.many(a integer) RETURNS SETOF integer LANGUAGE sql STABLE STRICT LEAKPROOF SECURITY DEFINER PARALLEL SAFE COST 7 ROWS 70 SET work_mem = '8MB' AS 'SELECT a';
CREATE FUNCTION app.many_and_body(a integer) RETURNS integer LANGUAGE sql STABLE STRICT LEAKPROOF SECURITY DEFINER PARALLEL SAFE COST 7 SET work_mem = '8MB' AS 'SELECT a + 1';
CREATE FUNCTION app.supported(a text, b text) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'textlike';
CREATE FUNCTION app.to_be_supported(a text, b text) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT SUPPORT pg_catalog.textlike_support AS 'textlike';
