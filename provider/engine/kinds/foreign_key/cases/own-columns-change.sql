-- Columns that a foreign key is over are dropped and made anew under its name, in another order and on another target.

-- from
CREATE SCHEMA app;
CREATE TABLE app.k (a integer, b integer, CONSTRAINT k_pkey PRIMARY KEY (a, b), CONSTRAINT k_ba_key UNIQUE (b, a));
CREATE TABLE app.l (a integer, b integer, CONSTRAINT l_pkey PRIMARY KEY (a, b));
CREATE TABLE app.t (x integer, y integer, CONSTRAINT t_fkey FOREIGN KEY (x, y) REFERENCES app.k (a, b));

-- to
CREATE SCHEMA app;
CREATE TABLE app.k (a integer, b integer, CONSTRAINT k_pkey PRIMARY KEY (a, b), CONSTRAINT k_ba_key UNIQUE (b, a));
CREATE TABLE app.l (a integer, b integer, CONSTRAINT l_pkey PRIMARY KEY (a, b));
CREATE TABLE app.t (y integer, z integer, CONSTRAINT t_fkey FOREIGN KEY (z, y) REFERENCES app.k (b, a) MATCH FULL, CONSTRAINT t_fkey2 FOREIGN KEY (y, z) REFERENCES app.l);
