-- The index that is marked takes the name of another table's: it has it by the time that it is named.

-- from
CREATE SCHEMA app;
CREATE TABLE app.kept (a integer CONSTRAINT "A key" UNIQUE, b integer);
CREATE INDEX kept_b ON app.kept (b);
ALTER TABLE app.kept CLUSTER ON kept_b;
CREATE TABLE app.other (b integer CONSTRAINT shared UNIQUE);

-- rows
INSERT INTO app.kept VALUES (1, 2), (2, 1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.kept (a integer CONSTRAINT shared UNIQUE, b integer);
CREATE INDEX kept_b ON app.kept (b);
ALTER TABLE app.kept CLUSTER ON shared;
CREATE TABLE app.other (b integer);
