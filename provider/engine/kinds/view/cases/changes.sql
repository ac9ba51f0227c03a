-- A view's definition and options change: columns added at the end, removed, reordered, retyped; every option.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b text, c text);
CREATE VIEW app.added AS SELECT a FROM app.t;
CREATE VIEW app.removed AS SELECT a, b FROM app.t;
CREATE VIEW app.renamed AS SELECT a AS x FROM app.t;
CREATE VIEW app.filtered AS SELECT a FROM app.t WHERE a > 1;
CREATE VIEW app.checked WITH (check_option = local) AS SELECT a FROM app.t WHERE a > 0;
CREATE VIEW app.barrier AS SELECT a FROM app.t;
CREATE VIEW app.dependant AS SELECT x FROM app.renamed;
CREATE VIEW app.gone AS SELECT a FROM app.removed;
COMMENT ON COLUMN app.dependant.x IS 'x';

-- rows
INSERT INTO app.t VALUES (1, 'a', 'b');

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b text, c text);
CREATE VIEW app.added AS SELECT a, b, length(c) AS n FROM app.t;
CREATE VIEW app.removed AS SELECT b FROM app.t;
CREATE VIEW app.renamed AS SELECT a AS y FROM app.t;
CREATE VIEW app.filtered AS SELECT a FROM app.t WHERE a > 2 ORDER BY b;
CREATE VIEW app.checked WITH (check_option = cascaded) AS SELECT a FROM app.t WHERE a > 0;
CREATE VIEW app.barrier WITH (security_barrier = true) AS SELECT a FROM app.t;
CREATE VIEW app.dependant AS SELECT y AS x FROM app.renamed;
COMMENT ON COLUMN app.dependant.x IS 'x';
