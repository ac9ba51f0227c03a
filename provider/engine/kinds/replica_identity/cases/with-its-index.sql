-- The index or key that rows are known by comes and goes, is replaced, renamed, or another one; its columns stop being NOT NULL.

-- from
CREATE SCHEMA app;
CREATE TABLE app.comes (id bigint);
CREATE TABLE app.replaced (id bigint NOT NULL, note text);
CREATE UNIQUE INDEX replaced_idx ON app.replaced (id) INCLUDE (note);
ALTER TABLE app.replaced REPLICA IDENTITY USING INDEX replaced_idx;
CREATE TABLE app.renamed (id bigint NOT NULL);
CREATE UNIQUE INDEX renamed_idx ON app.renamed (id);
ALTER TABLE app.renamed REPLICA IDENTITY USING INDEX renamed_idx;
CREATE TABLE app.key_replaced (id bigint NOT NULL, note text, CONSTRAINT key_replaced_key UNIQUE (id));
ALTER TABLE app.key_replaced REPLICA IDENTITY USING INDEX key_replaced_key;
CREATE TABLE app.primary_replaced (id bigint, other bigint NOT NULL, CONSTRAINT primary_replaced_pkey PRIMARY KEY (id));
ALTER TABLE app.primary_replaced REPLICA IDENTITY USING INDEX primary_replaced_pkey;
CREATE TABLE app.another (id bigint NOT NULL, other bigint);
CREATE UNIQUE INDEX another_idx ON app.another (id);
ALTER TABLE app.another REPLICA IDENTITY USING INDEX another_idx;
CREATE TABLE app.another_there (id bigint NOT NULL, other bigint);
CREATE UNIQUE INDEX another_there_idx ON app.another_there (id);
CREATE UNIQUE INDEX another_there_other_idx ON app.another_there (other);
ALTER TABLE app.another_there REPLICA IDENTITY USING INDEX another_there_idx;
CREATE TABLE app.same_columns (id bigint NOT NULL, note text);
CREATE UNIQUE INDEX same_columns_idx ON app.same_columns (id);
ALTER TABLE app.same_columns REPLICA IDENTITY USING INDEX same_columns_idx;
CREATE TABLE app.becomes_key (id bigint NOT NULL);
CREATE UNIQUE INDEX becomes_key_idx ON app.becomes_key (id);
ALTER TABLE app.becomes_key REPLICA IDENTITY USING INDEX becomes_key_idx;
CREATE TABLE app.referenced (id bigint NOT NULL, note text);
CREATE UNIQUE INDEX referenced_idx ON app.referenced (id);
ALTER TABLE app.referenced REPLICA IDENTITY USING INDEX referenced_idx;
CREATE TABLE app.refers (id bigint REFERENCES app.referenced (id));
CREATE TABLE app.moves (id bigint NOT NULL);
CREATE TABLE app.moves_here (id bigint NOT NULL);
CREATE UNIQUE INDEX moves_idx ON app.moves (id);
ALTER TABLE app.moves REPLICA IDENTITY USING INDEX moves_idx;

-- rows
INSERT INTO app.comes VALUES (1);
INSERT INTO app.replaced VALUES (1, 'a');
INSERT INTO app.key_replaced VALUES (1, 'a');
INSERT INTO app.primary_replaced VALUES (1, 2);
INSERT INTO app.another VALUES (1, 2);

-- to
CREATE SCHEMA app;
CREATE TABLE app.comes (id bigint NOT NULL);
CREATE UNIQUE INDEX comes_idx ON app.comes (id);
ALTER TABLE app.comes REPLICA IDENTITY USING INDEX comes_idx;
CREATE TABLE app.replaced (id bigint NOT NULL, note text);
CREATE UNIQUE INDEX replaced_idx ON app.replaced (id);
ALTER TABLE app.replaced REPLICA IDENTITY USING INDEX replaced_idx;
CREATE TABLE app.renamed (id bigint NOT NULL);
CREATE UNIQUE INDEX renamed_by_id ON app.renamed (id);
ALTER TABLE app.renamed REPLICA IDENTITY USING INDEX renamed_by_id;
CREATE TABLE app.key_replaced (id bigint NOT NULL, note text, CONSTRAINT key_replaced_key UNIQUE (id) INCLUDE (note));
ALTER TABLE app.key_replaced REPLICA IDENTITY USING INDEX key_replaced_key;
CREATE TABLE app.primary_replaced (id bigint NOT NULL, other bigint NOT NULL, CONSTRAINT primary_replaced_pkey PRIMARY KEY (other));
ALTER TABLE app.primary_replaced REPLICA IDENTITY USING INDEX primary_replaced_pkey;
CREATE TABLE app.another (id bigint, other bigint NOT NULL);
CREATE UNIQUE INDEX another_other_idx ON app.another (other);
ALTER TABLE app.another REPLICA IDENTITY USING INDEX another_other_idx;
CREATE TABLE app.another_there (id bigint, other bigint NOT NULL);
CREATE UNIQUE INDEX another_there_idx ON app.another_there (id);
CREATE UNIQUE INDEX another_there_other_idx ON app.another_there (other);
ALTER TABLE app.another_there REPLICA IDENTITY USING INDEX another_there_other_idx;
CREATE TABLE app.same_columns (id bigint NOT NULL, note text);
CREATE UNIQUE INDEX same_columns_with_note ON app.same_columns (id) INCLUDE (note);
ALTER TABLE app.same_columns REPLICA IDENTITY USING INDEX same_columns_with_note;
CREATE TABLE app.becomes_key (id bigint NOT NULL, CONSTRAINT becomes_key_idx UNIQUE (id));
ALTER TABLE app.becomes_key REPLICA IDENTITY USING INDEX becomes_key_idx;
CREATE TABLE app.referenced (id bigint NOT NULL, note text);
CREATE UNIQUE INDEX referenced_idx ON app.referenced (id) INCLUDE (note);
ALTER TABLE app.referenced REPLICA IDENTITY USING INDEX referenced_idx;
CREATE TABLE app.refers (id bigint REFERENCES app.referenced (id));
CREATE TABLE app.moves (id bigint NOT NULL);
CREATE TABLE app.moves_here (id bigint NOT NULL);
CREATE UNIQUE INDEX moves_idx ON app.moves_here (id);
ALTER TABLE app.moves_here REPLICA IDENTITY USING INDEX moves_idx;
