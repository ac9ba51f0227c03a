-- Another type and NOT NULL at once, over three tables.

-- from
CREATE TABLE a (x int);
CREATE TABLE b (z int) INHERITS (a);
CREATE TABLE c (w int) INHERITS (b);

-- to
CREATE TABLE a (x bigint NOT NULL);
CREATE TABLE b (z int) INHERITS (a);
CREATE TABLE c (w int) INHERITS (b);
