-- from
CREATE VIEW gone AS SELECT 1 AS a; -- ! view:public.gone: code that reads it fails
CREATE VIEW kept AS SELECT 1 AS a; -- ok view:public.kept
CREATE VIEW changed AS SELECT 1 AS a; -- ok view:public.changed
-- to
CREATE VIEW kept AS SELECT 1 AS a;
CREATE VIEW changed AS SELECT 2 AS b;
