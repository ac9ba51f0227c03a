-- back = none
-- A table is renamed, and a new one takes its old name, with keys, an identity, NOT NULL and an index named alike.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (id bigint NOT NULL CONSTRAINT t_pkey PRIMARY KEY, n text NOT NULL);
CREATE INDEX t_n_idx ON app.t (n);

-- rows
INSERT INTO app.t VALUES (1, 'a');

-- to
-- schemata:rename table app.t to u
CREATE SCHEMA app;
CREATE TABLE app.u (id bigint NOT NULL CONSTRAINT u_pkey PRIMARY KEY, n text NOT NULL);
CREATE INDEX u_n_idx ON app.u (n);
CREATE TABLE app.t (id bigint NOT NULL CONSTRAINT t_pkey PRIMARY KEY, n text NOT NULL);
CREATE INDEX t_n_idx ON app.t (n);
