-- A column that comes from two tables gets another type in neither where the table would have a column of the second as its own then.
-- refused = only while nothing inherits it from another

-- from
CREATE TABLE first (id int);
CREATE TABLE second (id int, code text);
CREATE TABLE several () INHERITS (first, second);

-- to
CREATE TABLE first (id bigint);
CREATE TABLE second (id bigint, code text);
CREATE TABLE several () INHERITS (first, second);
