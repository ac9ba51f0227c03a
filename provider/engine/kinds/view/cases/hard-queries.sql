-- Definitions that are hard to print: WITH RECURSIVE, windows, LATERAL, VALUES, UNION, GROUPING SETS, quoted names, SELECT *.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (id bigint PRIMARY KEY, parent bigint, "Name" text);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (id bigint PRIMARY KEY, parent bigint, "Name" text);
CREATE VIEW app.recursive_view AS WITH RECURSIVE r(id, depth) AS (SELECT id, 0 FROM app.t WHERE parent IS NULL UNION ALL SELECT t.id, depth + 1 FROM app.t t JOIN r ON t.parent = r.id) SELECT * FROM r;
CREATE VIEW app.windowed AS SELECT id, row_number() OVER w, sum(id) FILTER (WHERE id > 1) OVER (w ROWS 2 PRECEDING) FROM app.t WINDOW w AS (PARTITION BY parent ORDER BY "Name" DESC);
CREATE VIEW app.laterals AS SELECT t.*, u.n FROM app.t, LATERAL (SELECT count(*) AS n FROM app.t u WHERE u.parent = t.id) u;
CREATE VIEW app.grouped AS SELECT parent, "Name", count(*) FROM app.t GROUP BY GROUPING SETS ((parent), ("Name"), ());
CREATE VIEW app.united AS VALUES (1, 'a'::text) UNION SELECT id::integer, "Name" FROM app.t EXCEPT SELECT 2, 'it''s';
CREATE VIEW app.by_key AS SELECT id, "Name" FROM app.t GROUP BY id;
CREATE VIEW app.cased AS SELECT CASE WHEN id IN (1, 2) THEN ARRAY[1] ELSE '{}' END AS a, id BETWEEN 1 AND 3 AS b, "Name" LIKE 'a%' ESCAPE '!' AS c, EXTRACT(year FROM now()) AS d, (ROW(1, 2)).f1 AS e FROM app.t;
