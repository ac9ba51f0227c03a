-- Every attribute of a primary key changes; one comes, one goes, one is renamed.

-- from
CREATE SCHEMA app;
CREATE TABLE app.a (id bigint NOT NULL, n bigint NOT NULL, t text, CONSTRAINT a_pkey PRIMARY KEY (id));
CREATE TABLE app.b (id bigint NOT NULL, t text, CONSTRAINT b_pkey PRIMARY KEY (id));
CREATE TABLE app.c (id bigint, CONSTRAINT c_pkey PRIMARY KEY (id));
CREATE TABLE app.d (id bigint);
CREATE TABLE app.e (id bigint, CONSTRAINT e_pkey PRIMARY KEY (id) WITH (fillfactor = 70));
CREATE TABLE app.f (id bigint, CONSTRAINT f_old PRIMARY KEY (id));

-- rows
INSERT INTO app.a VALUES (1, 1);
INSERT INTO app.b VALUES (1);
INSERT INTO app.d VALUES (1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.a (id bigint NOT NULL, n bigint NOT NULL, t text, CONSTRAINT a_pkey PRIMARY KEY (n, id));
CREATE TABLE app.b (id bigint NOT NULL, t text, CONSTRAINT b_pkey PRIMARY KEY (id) INCLUDE (t));
CREATE TABLE app.c (id bigint, CONSTRAINT c_pkey PRIMARY KEY (id) DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE app.d (id bigint, CONSTRAINT d_pkey PRIMARY KEY (id));
CREATE TABLE app.e (id bigint, CONSTRAINT e_pkey PRIMARY KEY (id) WITH (fillfactor = 80));
CREATE TABLE app.f (id bigint, CONSTRAINT f_new PRIMARY KEY (id));
