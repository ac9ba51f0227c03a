-- Under one name a check becomes a unique constraint, a unique one a foreign key, a foreign key a check.

-- from
CREATE SCHEMA app;
CREATE TABLE app.o (id bigint PRIMARY KEY);
CREATE TABLE app.t (a bigint, CONSTRAINT one CHECK (a > 0), CONSTRAINT two UNIQUE (a), CONSTRAINT three FOREIGN KEY (a) REFERENCES app.o);
COMMENT ON CONSTRAINT one ON app.t IS 'stays';

-- to
CREATE SCHEMA app;
CREATE TABLE app.o (id bigint PRIMARY KEY);
CREATE TABLE app.t (a bigint, CONSTRAINT one UNIQUE (a), CONSTRAINT two FOREIGN KEY (a) REFERENCES app.o, CONSTRAINT three CHECK (a > 0));
COMMENT ON CONSTRAINT one ON app.t IS 'stays';
