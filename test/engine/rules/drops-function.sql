-- from
CREATE FUNCTION gone(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1'; -- ! function:public.gone(integer): code that calls it fails
CREATE PROCEDURE gone_too() LANGUAGE sql AS 'SELECT 1'; -- ! procedure:public.gone_too(): The procedure is dropped
CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer); -- ! aggregate:public.total(integer): The aggregate is dropped
CREATE FUNCTION kept(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1'; -- ok function:public.kept(integer)
CREATE FUNCTION changed(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1'; -- ok function:public.changed(integer)
CREATE FUNCTION anew(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1'; -- ok function:public.anew(integer)
-- to
CREATE FUNCTION kept(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION changed(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 2';
CREATE FUNCTION anew(a integer) RETURNS text LANGUAGE sql AS 'SELECT 1';
