-- An index and a check that go with another column are gone before the type that they were written for is.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TYPE app.level AS ENUM ('debug', 'error');
CREATE TABLE app.logs (tenant integer NOT NULL, level text NOT NULL, trace uuid, CHECK (trace IS NULL OR level <> 'x')) PARTITION BY LIST (tenant);
CREATE TABLE app.logs_2 PARTITION OF app.logs FOR VALUES IN (2, 3, 4);
CREATE INDEX logs_error ON app.logs (tenant, trace) WHERE level IN ('error', 'fatal');

-- rows
INSERT INTO app.logs VALUES (2, 'error');

-- to
CREATE SCHEMA app;
CREATE TYPE app.level AS ENUM ('debug', 'error');
CREATE TABLE app.logs (tenant integer NOT NULL, level app.level NOT NULL) PARTITION BY LIST (tenant);
CREATE TABLE app.logs_2 PARTITION OF app.logs FOR VALUES IN (2, 3);
