-- A chain of views over one column, some through others, all with comments; the type below changes and so do theirs.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE SCHEMA other;
CREATE TABLE app.t (id integer PRIMARY KEY, n integer, s varchar(10));
CREATE VIEW app.v1 AS SELECT id, n, s FROM app.t;
CREATE VIEW other.v2 WITH (security_barrier = true) AS SELECT v.id, v.n + 1 AS m, t.s FROM app.v1 v JOIN app.t t USING (id);
CREATE VIEW app.v3 AS SELECT sum(m) AS total, s FROM other.v2 GROUP BY s;
CREATE VIEW app.v4 AS SELECT t.id, t.n FROM app.t GROUP BY t.id;
CREATE VIEW app.v5 AS WITH RECURSIVE w(id, depth) AS (SELECT id, 1 FROM app.v1 UNION ALL SELECT w.id + 1, depth + 1 FROM w WHERE depth < 3) SELECT w.id, w.depth, x.total FROM w, app.v3 x;
COMMENT ON VIEW app.v1 IS 'one';
COMMENT ON COLUMN other.v2.m IS 'two';
COMMENT ON COLUMN app.v3.total IS 'three';
COMMENT ON VIEW app.v5 IS 'five';

-- rows
INSERT INTO app.t VALUES (1, 2, 'a');

-- to
CREATE SCHEMA app;
CREATE SCHEMA other;
CREATE TABLE app.t (id integer PRIMARY KEY, n bigint, s text);
CREATE VIEW app.v1 AS SELECT id, n, s FROM app.t;
CREATE VIEW other.v2 WITH (security_barrier = true) AS SELECT v.id, v.n + 1 AS m, t.s FROM app.v1 v JOIN app.t t USING (id);
CREATE VIEW app.v3 AS SELECT sum(m) AS total, s FROM other.v2 GROUP BY s;
CREATE VIEW app.v4 AS SELECT t.id, t.n FROM app.t GROUP BY t.id;
CREATE VIEW app.v5 AS WITH RECURSIVE w(id, depth) AS (SELECT id, 1 FROM app.v1 UNION ALL SELECT w.id + 1, depth + 1 FROM w WHERE depth < 3) SELECT w.id, w.depth, x.total FROM w, app.v3 x;
COMMENT ON VIEW app.v1 IS 'one';
COMMENT ON COLUMN other.v2.m IS 'two';
COMMENT ON COLUMN app.v3.total IS 'three';
COMMENT ON VIEW app.v5 IS 'five';
