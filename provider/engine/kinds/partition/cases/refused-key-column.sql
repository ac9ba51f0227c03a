-- The type of a column of the key cannot be changed.
-- refused = column by which rows are divided

-- from
CREATE TABLE t (id bigint, d date) PARTITION BY RANGE ((id + 1));

-- to
CREATE TABLE t (id numeric, d date) PARTITION BY RANGE ((id + 1));
