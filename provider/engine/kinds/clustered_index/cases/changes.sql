-- type_change = in_place
-- The mark of CLUSTER comes, goes, moves to another index, and stays when its index is replaced, renamed or rebuilt.

-- from
CREATE SCHEMA app;
CREATE TABLE app.comes (id bigint PRIMARY KEY);
CREATE TABLE app.goes_with_index (id bigint);
CREATE INDEX goes_with_index_idx ON app.goes_with_index (id);
ALTER TABLE app.goes_with_index CLUSTER ON goes_with_index_idx;
CREATE TABLE app."Moves" (id bigint PRIMARY KEY, n int);
CREATE INDEX "Moves on" ON app."Moves" (n);
ALTER TABLE app."Moves" CLUSTER ON "Moves_pkey";
CREATE TABLE app.moves_to_new (id bigint PRIMARY KEY, n int);
ALTER TABLE app.moves_to_new CLUSTER ON moves_to_new_pkey;
CREATE TABLE app.replaced (id bigint, n int);
CREATE INDEX replaced_idx ON app.replaced (id);
ALTER TABLE app.replaced CLUSTER ON replaced_idx;
CREATE TABLE app.renamed (id bigint);
CREATE INDEX renamed_idx ON app.renamed (id);
ALTER TABLE app.renamed CLUSTER ON renamed_idx;
CREATE TABLE app.key_replaced (id bigint, n int, CONSTRAINT key_replaced_key UNIQUE (id));
ALTER TABLE app.key_replaced CLUSTER ON key_replaced_key;
CREATE TABLE app.rebuilt (note varchar(10));
CREATE INDEX rebuilt_idx ON app.rebuilt (lower(note));
ALTER TABLE app.rebuilt CLUSTER ON rebuilt_idx;
CREATE TABLE app.both (id bigint NOT NULL, n int);
CREATE UNIQUE INDEX both_idx ON app.both (id);
ALTER TABLE app.both CLUSTER ON both_idx;
ALTER TABLE app.both REPLICA IDENTITY USING INDEX both_idx;
CREATE TABLE app.method (p point);
CREATE INDEX method_idx ON app.method USING gist (p);

-- rows
INSERT INTO app.replaced VALUES (1, 1);
INSERT INTO app.rebuilt VALUES ('A');

-- to
CREATE SCHEMA app;
CREATE TABLE app.comes (id bigint PRIMARY KEY);
ALTER TABLE app.comes CLUSTER ON comes_pkey;
CREATE TABLE app.goes_with_index (id bigint);
CREATE TABLE app."Moves" (id bigint PRIMARY KEY, n int);
CREATE INDEX "Moves on" ON app."Moves" (n);
ALTER TABLE app."Moves" CLUSTER ON "Moves on";
CREATE TABLE app.moves_to_new (id bigint PRIMARY KEY, n int);
CREATE INDEX moves_to_new_idx ON app.moves_to_new (n);
ALTER TABLE app.moves_to_new CLUSTER ON moves_to_new_idx;
CREATE TABLE app.replaced (id bigint, n int);
CREATE INDEX replaced_idx ON app.replaced (n, id);
ALTER TABLE app.replaced CLUSTER ON replaced_idx;
CREATE TABLE app.renamed (id bigint);
CREATE INDEX renamed_by_id ON app.renamed (id);
ALTER TABLE app.renamed CLUSTER ON renamed_by_id;
CREATE TABLE app.key_replaced (id bigint, n int, CONSTRAINT key_replaced_key UNIQUE (id) INCLUDE (n));
ALTER TABLE app.key_replaced CLUSTER ON key_replaced_key;
CREATE TABLE app.rebuilt (note text);
CREATE INDEX rebuilt_idx ON app.rebuilt (lower(note));
ALTER TABLE app.rebuilt CLUSTER ON rebuilt_idx;
CREATE TABLE app.both (id bigint NOT NULL, n int);
CREATE UNIQUE INDEX both_idx ON app.both (id) INCLUDE (n);
ALTER TABLE app.both CLUSTER ON both_idx;
ALTER TABLE app.both REPLICA IDENTITY USING INDEX both_idx;
CREATE TABLE app.method (p point);
CREATE INDEX method_idx ON app.method USING gist (p);
ALTER TABLE app.method CLUSTER ON method_idx;
