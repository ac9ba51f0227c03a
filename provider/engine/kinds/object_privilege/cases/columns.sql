-- REVOKE from a table takes the same from its columns: what columns keep is given again.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, "Odd ""b""" text, c integer, gone integer);
GRANT SELECT, UPDATE ON app.t TO pg_monitor;
GRANT SELECT (a), UPDATE ("Odd ""b""") ON app.t TO pg_monitor;
GRANT ALL (c) ON app.t TO PUBLIC;
GRANT SELECT (gone) ON app.t TO PUBLIC;

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, "Odd ""b""" text, c integer, come integer);
GRANT SELECT (a), UPDATE ("Odd ""b""") ON app.t TO pg_monitor;
GRANT INSERT ("Odd ""b""") ON app.t TO pg_monitor WITH GRANT OPTION;
GRANT REFERENCES (c) ON app.t TO PUBLIC;
GRANT SELECT (come) ON app.t TO PUBLIC;
