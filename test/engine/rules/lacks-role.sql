-- from
CREATE TABLE t (a int);
CREATE TABLE u (a int);
-- to
CREATE TABLE t (a int);
ALTER TABLE t OWNER TO "Nobody here"; -- ! owner:table:public.t: The server has no role "Nobody here"
GRANT SELECT ON t TO nobody_either; -- ! privilege:table:public.t:nobody_either: The server has no role nobody_either
GRANT SELECT ON t TO PUBLIC; -- ok privilege:table:public.t:public
CREATE TABLE u (a int);
ALTER TABLE u OWNER TO pg_read_all_data; -- ok owner:table:public.u
GRANT INSERT ON u TO pg_monitor; -- ok privilege:table:public.u:pg_monitor
ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor IN SCHEMA public GRANT SELECT ON TABLES TO nobody_here; -- ! default_privilege:pg_monitor.public.tables.nobody_here: The server has no role nobody_here
