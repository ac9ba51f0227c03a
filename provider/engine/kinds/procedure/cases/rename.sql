-- Procedures are renamed by hints, one of two of the same name, one with OUT arguments.

-- from
-- schemata:rename procedure app.job(integer) to work
-- schemata:rename procedure app.out_job() to out_work
CREATE SCHEMA app;
CREATE PROCEDURE app.work(a integer) LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE app.job(a text) LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE app.out_work(OUT a text) LANGUAGE plpgsql AS 'BEGIN END';
COMMENT ON PROCEDURE app.work(integer) IS 'x';

-- to
-- schemata:rename procedure app.work(integer) to job
-- schemata:rename procedure app.out_work() to out_job
CREATE SCHEMA app;
CREATE PROCEDURE app.job(a integer) LANGUAGE sql AS 'SELECT 2';
CREATE PROCEDURE app.job(a text) LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE app.out_job(OUT a text) LANGUAGE plpgsql AS 'BEGIN END';
COMMENT ON PROCEDURE app.job(integer) IS 'x';
