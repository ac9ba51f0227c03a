-- A column that tables inherit goes to one of them alone, which keeps its values.
-- back = none

-- from
CREATE TABLE base (id bigint, moved integer DEFAULT 3, CONSTRAINT moved_check CHECK (moved > 0));
CREATE TABLE child () INHERITS (base);
CREATE TABLE grandchild () INHERITS (child);
CREATE TABLE sibling () INHERITS (base);

-- rows
INSERT INTO public.child VALUES (1, 5);
INSERT INTO public.grandchild VALUES (1, 6);

-- to
CREATE TABLE base (id bigint);
CREATE TABLE child (moved integer DEFAULT 3, CONSTRAINT moved_check CHECK (moved > 0)) INHERITS (base);
CREATE TABLE grandchild () INHERITS (child);
CREATE TABLE sibling () INHERITS (base);
