-- A unique index that foreign keys refer to is changed, and exchanged for another over the same columns.

-- from
CREATE SCHEMA app;
CREATE TABLE app.a (x bigint, y bigint, z text);
CREATE UNIQUE INDEX a_xy_idx ON app.a (x, y);
CREATE UNIQUE INDEX a_x_idx ON app.a (x);
CREATE TABLE app.b (x bigint, y bigint, CONSTRAINT b_fkey FOREIGN KEY (x, y) REFERENCES app.a (x, y), CONSTRAINT b_x_fkey FOREIGN KEY (x) REFERENCES app.a (x));

-- rows
INSERT INTO app.a VALUES (1, 2, 'x');
INSERT INTO app.b VALUES (1, 2);

-- to
CREATE SCHEMA app;
CREATE TABLE app.a (x bigint, y bigint, z text);
CREATE UNIQUE INDEX a_xy_idx ON app.a (y, x) INCLUDE (z);
CREATE UNIQUE INDEX a_x_other_idx ON app.a (x) INCLUDE (z) WITH (fillfactor = 70);
CREATE TABLE app.b (x bigint, y bigint, CONSTRAINT b_fkey FOREIGN KEY (x, y) REFERENCES app.a (x, y), CONSTRAINT b_x_fkey FOREIGN KEY (x) REFERENCES app.a (x));
