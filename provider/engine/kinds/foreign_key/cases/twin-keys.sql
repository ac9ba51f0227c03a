-- Two keys would do for a foreign key; which one the server took shows in the order in which they were made, and only there.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a int, b int);
ALTER TABLE app.t ADD CONSTRAINT z UNIQUE (a);
ALTER TABLE app.t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES app.t (a);
ALTER TABLE app.t ADD CONSTRAINT a UNIQUE (a);

-- rows
INSERT INTO app.t VALUES (1, 1), (2, 2);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a int, b int);
ALTER TABLE app.t ADD CONSTRAINT a UNIQUE (a);
ALTER TABLE app.t ADD CONSTRAINT z UNIQUE (b);
ALTER TABLE app.t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES app.t (b);
