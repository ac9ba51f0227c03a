-- Comments on the columns of views that change in place and anew.

-- from
CREATE SCHEMA app;
CREATE VIEW app.v AS SELECT 1 AS a, 2 AS b;
CREATE VIEW app.w AS SELECT 1 AS a, 2 AS b;
COMMENT ON COLUMN app.v.a IS 'first';
COMMENT ON COLUMN app.w.b IS 'second';

-- to
CREATE SCHEMA app;
CREATE VIEW app.v AS SELECT 1 AS a, 2 AS b, 3 AS c;
CREATE VIEW app.w AS SELECT 2 AS b, 1 AS a;
COMMENT ON COLUMN app.v.a IS 'still first';
COMMENT ON COLUMN app.v.c IS 'third';
COMMENT ON COLUMN app.w.b IS 'second';
