-- Functions of one name with other arguments; the type of an argument changes; names that need quotes; a window function.

-- from
CREATE SCHEMA "It's";
CREATE TABLE "It's"."Tä""ble" (a bigint);
CREATE FUNCTION "It's"."Söme ""fün""(a)"(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION "It's"."Söme ""fün""(a)"("It's"."Tä""ble") RETURNS integer LANGUAGE sql AS 'SELECT 2';
CREATE FUNCTION "It's"."Söme ""fün""(a)"("A b" "It's"."Tä""ble"[], "select" character varying) RETURNS "It's"."Tä""ble" LANGUAGE sql AS 'SELECT NULL';
CREATE FUNCTION "It's".f(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION "It's".changed(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION "It's".windowed() RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number';
COMMENT ON FUNCTION "It's".f(integer) IS 'one';
COMMENT ON FUNCTION "It's".changed(integer) IS 'stays';

-- to
CREATE SCHEMA "It's";
CREATE TABLE "It's"."Tä""ble" (a bigint);
CREATE FUNCTION "It's"."Söme ""fün""(a)"(integer) RETURNS integer LANGUAGE sql AS 'SELECT 3';
CREATE FUNCTION "It's"."Söme ""fün""(a)"("It's"."Tä""ble") RETURNS bigint LANGUAGE sql AS 'SELECT 2::bigint';
CREATE FUNCTION "It's".f(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION "It's".f(integer, integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT 2';
CREATE FUNCTION "It's".changed(a bigint) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION "It's".windowed() RETURNS bigint LANGUAGE internal AS 'window_row_number';
COMMENT ON FUNCTION "It's".f(integer) IS 'two';
COMMENT ON FUNCTION "It's".f(integer, integer) IS 'three';
COMMENT ON FUNCTION "It's".changed(bigint) IS 'stays';
