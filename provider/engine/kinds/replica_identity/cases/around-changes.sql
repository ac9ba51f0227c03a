-- type_change = in_place
-- Tables come and go with theirs; a column under the index changes its type, and the table is rewritten.

-- from
CREATE SCHEMA app;
CREATE TABLE app.goes (id bigint NOT NULL UNIQUE);
ALTER TABLE app.goes REPLICA IDENTITY USING INDEX goes_id_key;
CREATE TABLE app.typed (id integer NOT NULL, note varchar(10));
CREATE UNIQUE INDEX typed_idx ON app.typed (id, lower(note));
CREATE UNIQUE INDEX typed_id ON app.typed (id) INCLUDE (note);
ALTER TABLE app.typed REPLICA IDENTITY USING INDEX typed_id;
CREATE TABLE app.typed_and_replaced (id integer NOT NULL, note text);
CREATE UNIQUE INDEX typed_and_replaced_idx ON app.typed_and_replaced (id);
ALTER TABLE app.typed_and_replaced REPLICA IDENTITY USING INDEX typed_and_replaced_idx;

-- rows
INSERT INTO app.typed VALUES (1, 'a');
INSERT INTO app.typed_and_replaced VALUES (1, 'a');

-- to
CREATE SCHEMA app;
CREATE TABLE app.comes (id bigint PRIMARY KEY);
ALTER TABLE app.comes REPLICA IDENTITY FULL;
CREATE TABLE app.typed (id bigint NOT NULL, note text);
CREATE UNIQUE INDEX typed_idx ON app.typed (id, lower(note));
CREATE UNIQUE INDEX typed_id ON app.typed (id) INCLUDE (note);
ALTER TABLE app.typed REPLICA IDENTITY USING INDEX typed_id;
CREATE TABLE app.typed_and_replaced (id bigint NOT NULL, note text);
CREATE UNIQUE INDEX typed_and_replaced_idx ON app.typed_and_replaced (id) INCLUDE (note);
ALTER TABLE app.typed_and_replaced REPLICA IDENTITY USING INDEX typed_and_replaced_idx;
