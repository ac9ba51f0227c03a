-- Tables of several schemas refer to each other in a circle, under changing keys and persistence.

-- from
CREATE SCHEMA app;
CREATE SCHEMA "Other";
CREATE TABLE app.a (id integer CONSTRAINT a_pkey PRIMARY KEY, o integer);
CREATE TABLE "Other".o (id integer CONSTRAINT o_pkey PRIMARY KEY, a integer CONSTRAINT o_a_fkey REFERENCES app.a);
ALTER TABLE app.a ADD CONSTRAINT a_o_fkey FOREIGN KEY (o) REFERENCES "Other".o DEFERRABLE;
CREATE UNLOGGED TABLE app.u (id integer CONSTRAINT u_pkey PRIMARY KEY);
CREATE UNLOGGED TABLE "Other".w (u integer CONSTRAINT w_u_fkey REFERENCES app.u);

-- rows
INSERT INTO app.a VALUES (1, NULL);
INSERT INTO "Other".o VALUES (1, 1);
INSERT INTO app.u VALUES (1);
INSERT INTO "Other".w VALUES (1);

-- to
CREATE SCHEMA app;
CREATE SCHEMA "Other";
CREATE TABLE app.a (id integer, o integer, CONSTRAINT a_pkey PRIMARY KEY (id) INCLUDE (o));
CREATE TABLE "Other".o (id integer, a integer CONSTRAINT o_a_fkey REFERENCES app.a (id) ON DELETE CASCADE, CONSTRAINT o_pkey PRIMARY KEY (id) INCLUDE (a));
ALTER TABLE app.a ADD CONSTRAINT a_o_fkey FOREIGN KEY (o) REFERENCES "Other".o (id) DEFERRABLE INITIALLY DEFERRED;
CREATE TABLE app.u (id integer CONSTRAINT u_pkey PRIMARY KEY);
CREATE TABLE "Other".w (u integer CONSTRAINT w_u_fkey REFERENCES app.u);
