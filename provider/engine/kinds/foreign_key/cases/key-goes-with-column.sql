-- A key goes along with its columns, of which an included one is made anew; a foreign key to it is dropped before either.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a int, b text, c text GENERATED ALWAYS AS (b || 'x') STORED, CONSTRAINT t_pkey PRIMARY KEY (a) INCLUDE (c));
ALTER TABLE app.t ADD CONSTRAINT up FOREIGN KEY (a) REFERENCES app.t (a);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (b text, c varchar(40) GENERATED ALWAYS AS (upper(b)) STORED);
