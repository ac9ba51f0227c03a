-- from
CREATE TABLE t (a int);
GRANT SELECT, INSERT ON t TO pg_monitor; -- ! privilege:table:public.t:pg_monitor: pg_monitor loses INSERT
GRANT SELECT ON t TO pg_read_all_data WITH GRANT OPTION; -- ! privilege:table:public.t:pg_read_all_data: loses SELECT for others
CREATE TABLE more (a int);
GRANT SELECT ON more TO pg_monitor; -- ok privilege:table:public.more:pg_monitor
CREATE TABLE gone (a int);
GRANT SELECT ON gone TO pg_monitor; -- ok privilege:table:public.gone:pg_monitor
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; -- ! privilege:function:public.f():public: PUBLIC loses EXECUTE
-- to
CREATE TABLE t (a int);
GRANT SELECT, UPDATE ON t TO pg_monitor;
GRANT SELECT ON t TO pg_read_all_data;
CREATE TABLE more (a int);
GRANT SELECT, UPDATE ON more TO pg_monitor;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC;
CREATE FUNCTION new() RETURNS int LANGUAGE sql AS 'SELECT 1';
REVOKE EXECUTE ON FUNCTION new() FROM PUBLIC; -- ok privilege:function:public.new():public
