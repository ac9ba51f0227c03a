-- What another role gives to the one that applies is not taken back from what that one makes, and owns.

-- from
ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor GRANT USAGE ON SEQUENCES TO CURRENT_USER;
CREATE TABLE t (a integer);

-- to
ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor GRANT USAGE ON SEQUENCES TO CURRENT_USER;
CREATE TABLE t (a serial);
CREATE SEQUENCE s;
