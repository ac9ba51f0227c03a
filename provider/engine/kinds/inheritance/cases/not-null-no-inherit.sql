-- NOT NULL is handed on no more, and another one is.
-- since = 18

-- from
CREATE TABLE a (x int NOT NULL, y int CONSTRAINT ny NOT NULL NO INHERIT);
CREATE TABLE b () INHERITS (a);

-- to
CREATE TABLE a (x int NOT NULL NO INHERIT, y int CONSTRAINT ny NOT NULL);
CREATE TABLE b () INHERITS (a);
