-- Every attribute of a foreign key changes: actions, match, deferrability, columns, the table it refers to.

-- from
CREATE SCHEMA app;
CREATE SCHEMA other;
CREATE TABLE app.o (id bigint PRIMARY KEY, a bigint, b bigint, UNIQUE (a, b));
CREATE TABLE other.o (id bigint PRIMARY KEY);
CREATE TABLE app.t (x bigint, y bigint DEFAULT 1, z bigint,
  CONSTRAINT on_delete_fkey FOREIGN KEY (x) REFERENCES app.o ON DELETE CASCADE,
  CONSTRAINT on_update_fkey FOREIGN KEY (y) REFERENCES app.o ON UPDATE SET NULL,
  CONSTRAINT match_fkey FOREIGN KEY (x, y) REFERENCES app.o (a, b),
  CONSTRAINT table_fkey FOREIGN KEY (z) REFERENCES app.o,
  CONSTRAINT columns_fkey FOREIGN KEY (x) REFERENCES app.o,
  CONSTRAINT immediate_fkey FOREIGN KEY (z) REFERENCES app.o DEFERRABLE,
  CONSTRAINT deferred_fkey FOREIGN KEY (y) REFERENCES app.o DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT old_name FOREIGN KEY (z) REFERENCES other.o ON DELETE RESTRICT);

-- rows
INSERT INTO app.o VALUES (1, 1, 1);
INSERT INTO other.o VALUES (1);
INSERT INTO app.t VALUES (1, 1, 1);

-- to
CREATE SCHEMA app;
CREATE SCHEMA other;
CREATE TABLE app.o (id bigint PRIMARY KEY, a bigint, b bigint, UNIQUE (a, b));
CREATE TABLE other.o (id bigint PRIMARY KEY);
CREATE TABLE app.t (x bigint, y bigint DEFAULT 1, z bigint,
  CONSTRAINT on_delete_fkey FOREIGN KEY (x) REFERENCES app.o ON DELETE SET DEFAULT,
  CONSTRAINT on_update_fkey FOREIGN KEY (y) REFERENCES app.o ON UPDATE RESTRICT ON DELETE SET NULL,
  CONSTRAINT match_fkey FOREIGN KEY (x, y) REFERENCES app.o (a, b) MATCH FULL,
  CONSTRAINT table_fkey FOREIGN KEY (z) REFERENCES other.o,
  CONSTRAINT columns_fkey FOREIGN KEY (y) REFERENCES app.o,
  CONSTRAINT immediate_fkey FOREIGN KEY (z) REFERENCES app.o DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT deferred_fkey FOREIGN KEY (y) REFERENCES app.o,
  CONSTRAINT new_name FOREIGN KEY (z) REFERENCES other.o ON DELETE RESTRICT);
