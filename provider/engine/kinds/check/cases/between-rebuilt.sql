-- A check changes in the transaction in which a table is rewritten, with its key and the view that groups by that: it is made there, and
-- not prepared beside the old one.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, c integer NOT NULL, d text, CONSTRAINT t_pkey PRIMARY KEY (c) INCLUDE (d), CONSTRAINT c1 CHECK (d <> 'y' OR c > 0), CONSTRAINT f FOREIGN KEY (a) REFERENCES app.t);
CREATE VIEW app.v AS SELECT d, a FROM app.t GROUP BY c;

-- rows
INSERT INTO app.t VALUES (1, 1, 'x'), (1, 2, 'y'), (NULL, 3, NULL);

-- to
CREATE SCHEMA app;
CREATE UNLOGGED TABLE app.t (a integer, c integer NOT NULL, e text, CONSTRAINT t_pkey PRIMARY KEY (c) INCLUDE (e), CONSTRAINT c1 CHECK (e <> 'z' OR c > 0), CONSTRAINT f FOREIGN KEY (a) REFERENCES app.t);
CREATE VIEW app.v AS SELECT e, a FROM app.t GROUP BY c;
