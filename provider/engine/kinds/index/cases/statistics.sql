-- Statistics targets of an index's expressions come, change and go; an index that is made anew has them, too.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a text, b text);
CREATE INDEX changes_idx ON app.t (lower(a), b, (a || b));
ALTER INDEX app.changes_idx ALTER COLUMN 1 SET STATISTICS 10;
ALTER INDEX app.changes_idx ALTER COLUMN 3 SET STATISTICS 20;
CREATE INDEX "Made anew" ON app.t (lower(a));
ALTER INDEX app."Made anew" ALTER COLUMN 1 SET STATISTICS 10;

-- rows
INSERT INTO app.t VALUES ('a', 'b');

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a text, b text);
CREATE INDEX changes_idx ON app.t (lower(a), b, (a || b));
ALTER INDEX app.changes_idx ALTER COLUMN 3 SET STATISTICS 30;
CREATE INDEX "Made anew" ON app.t (upper(a));
ALTER INDEX app."Made anew" ALTER COLUMN 1 SET STATISTICS 10;
CREATE INDEX comes_idx ON app.t ((b || a));
ALTER INDEX app.comes_idx ALTER COLUMN 1 SET STATISTICS 0;
