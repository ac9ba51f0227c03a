-- The index that tells rows apart takes the name of another table's: it has it by the time that it is named.

-- from
CREATE SCHEMA app;
CREATE TABLE app.kept (a integer NOT NULL CONSTRAINT "A key" UNIQUE, b integer NOT NULL CONSTRAINT kept_b UNIQUE);
ALTER TABLE app.kept REPLICA IDENTITY USING INDEX kept_b;
CREATE TABLE app.other (b integer CONSTRAINT shared UNIQUE);

-- rows
INSERT INTO app.kept VALUES (1, 2), (2, 1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.kept (a integer NOT NULL CONSTRAINT shared UNIQUE, b integer NOT NULL CONSTRAINT kept_b UNIQUE);
ALTER TABLE app.kept REPLICA IDENTITY USING INDEX shared;
CREATE TABLE app.other (b integer);
