-- What a table has of itself stays so when it begins to inherit it.
-- refused = PostgreSQL keeps a column that a table has of itself as its own

-- from
CREATE TABLE base (id bigint);
CREATE TABLE child (id bigint, note text);

-- to
CREATE TABLE base (id bigint);
CREATE TABLE child (note text) INHERITS (base);
