-- Columns come to, go from, and change with the table that others inherit from; each has its own defaults; rows stay.
-- type_change = in_place

-- from
CREATE TABLE base (id bigint NOT NULL, a integer DEFAULT 1, gone text, kind varchar(10), moved integer, both_have text);
CREATE TABLE child (moved integer, note text, both_have text) INHERITS (base);
CREATE TABLE grandchild () INHERITS (child);
CREATE INDEX child_a ON child (a);
CREATE VIEW kinds AS SELECT id, kind FROM child;
CREATE TABLE sibling (late text) INHERITS (base);

-- rows
INSERT INTO public.base VALUES (1, 2, 'g', 'k', 5, 'b');
INSERT INTO public.child VALUES (2, 3, 'g', 'k', 6, 'b', 'n');
INSERT INTO public.grandchild VALUES (3, NULL, 'g', 'k', 7, 'b', 'n');

-- to
CREATE TABLE base (id bigint, a bigint DEFAULT 2, kind text, came integer DEFAULT 4 NOT NULL, late text);
CREATE TABLE child (moved integer, note text DEFAULT 'n', both_have text) INHERITS (base);
ALTER TABLE ONLY child ALTER COLUMN a DROP DEFAULT;
ALTER TABLE child ALTER COLUMN id SET NOT NULL;
CREATE TABLE grandchild () INHERITS (child);
ALTER TABLE ONLY grandchild ALTER COLUMN a SET DEFAULT 8;
CREATE INDEX child_a ON child (a);
CREATE VIEW kinds AS SELECT id, kind FROM child;
CREATE TABLE sibling (late text) INHERITS (base);
ALTER TABLE ONLY sibling ALTER COLUMN came DROP DEFAULT;
