-- from
CREATE TABLE t (a int, b int);
CREATE TABLE u (a int);
GRANT SELECT ON u TO PUBLIC; -- ok privilege:table:public.u:public
-- to
CREATE TABLE t (a int, b int);
GRANT SELECT ON t TO PUBLIC; -- ! privilege:table:public.t:public: Every role
GRANT UPDATE (b) ON t TO PUBLIC; -- ! privilege:column:public.t.b:public: Every role
GRANT SELECT ON t TO pg_monitor; -- ok privilege:table:public.t:pg_monitor
CREATE TABLE u (a int);
GRANT SELECT ON u TO PUBLIC;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
GRANT EXECUTE ON FUNCTION f() TO pg_monitor; -- ok privilege:function:public.f():pg_monitor
