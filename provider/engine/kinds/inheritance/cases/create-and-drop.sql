-- Tables that inherit come and go: columns of the parents', own, and both; several parents; a grandchild; other names.

-- from
CREATE TABLE other (id bigint);

-- rows
INSERT INTO public.other VALUES (1);

-- to
CREATE TABLE other (id bigint);
CREATE TABLE "Base" (
  id bigint NOT NULL,
  "Grün" text DEFAULT 'x',
  size integer DEFAULT 5 CONSTRAINT size_check CHECK (size > 0),
  own integer DEFAULT 1,
  CONSTRAINT only_base CHECK (id > 0) NO INHERIT
);
CREATE TABLE second (id bigint NOT NULL, extra text COLLATE "C", doubled bigint GENERATED ALWAYS AS (id * 2) STORED);
CREATE TABLE child (own integer, note text) INHERITS ("Base");
CREATE TABLE both_of (size integer DEFAULT 7, CONSTRAINT size_check CHECK (size > 0)) INHERITS (second, "Base");
ALTER TABLE ONLY both_of ALTER COLUMN "Grün" DROP DEFAULT;
ALTER TABLE both_of ALTER COLUMN extra SET NOT NULL;
ALTER TABLE ONLY both_of ALTER COLUMN own SET DEFAULT 9;
CREATE TABLE grandchild (PRIMARY KEY (id)) INHERITS (both_of);
CREATE INDEX ON grandchild (extra);
CREATE TABLE empty_child () INHERITS (second);
COMMENT ON COLUMN child.own IS 'of its own';
