-- back = none
-- A foreign key sets a column that was generated before; its own base goes.

-- from
CREATE SCHEMA app;
CREATE TABLE app.k (id integer CONSTRAINT k_pkey PRIMARY KEY);
CREATE TABLE app.t (a integer, b integer GENERATED ALWAYS AS (a + 1) STORED CONSTRAINT t_b_fkey REFERENCES app.k);

-- rows
INSERT INTO app.k VALUES (2);
INSERT INTO app.t VALUES (1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.k (id integer CONSTRAINT k_pkey PRIMARY KEY);
CREATE TABLE app.t (b integer CONSTRAINT t_b_fkey REFERENCES app.k ON DELETE SET NULL ON UPDATE CASCADE);
