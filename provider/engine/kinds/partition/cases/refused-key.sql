-- Rows are not divided by another key.
-- refused = divide the rows of a table by another key

-- from
CREATE TABLE t (id bigint, d date) PARTITION BY RANGE (d);

-- to
CREATE TABLE t (id bigint, d date) PARTITION BY RANGE (id);
