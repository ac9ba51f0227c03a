-- Tables that inherit a NOT NULL that is NOT VALID have it so where they are there before it, and valid where they come after it.
-- since = 18

-- from
CREATE SCHEMA app;

-- to
CREATE SCHEMA app;
CREATE TABLE app.p (b int, c int, UNIQUE (b));
CREATE TABLE app.heir () INHERITS (app.p);
CREATE TABLE app.under (b int) INHERITS (app.heir);
CREATE TABLE app.has_own (b int CONSTRAINT own NOT NULL) INHERITS (app.p);
ALTER TABLE app.p ADD CONSTRAINT nnb NOT NULL b NOT VALID;
ALTER TABLE app.p ADD CONSTRAINT nnc NOT NULL c NO INHERIT NOT VALID;
CREATE TABLE app.valid () INHERITS (app.heir);
COMMENT ON CONSTRAINT nnb ON app.p IS 'the whole';
COMMENT ON CONSTRAINT nnb ON app.heir IS 'the part';
