-- A table has a column from the one that it stays with alone, and is to have it from another one that it comes to inherit from alone.
-- back = none
-- refused = let the table inherit it from both first

-- from
CREATE TABLE a (x int, y int);
CREATE TABLE c (z int) INHERITS (a);

-- to
CREATE TABLE a (x int);
CREATE TABLE b (y int);
CREATE TABLE c (z int) INHERITS (a, b);
