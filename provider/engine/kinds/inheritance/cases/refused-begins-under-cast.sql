-- A table is to begin to inherit a column that it has not; a cast of its row type would have to go over to the new one.
-- refused = table:public.child cannot be changed: cast:(public.child AS integer) depends on it

-- from
CREATE TABLE base (id bigint);
CREATE TABLE child (x integer);

-- standing by
CREATE CAST (public.child AS integer) WITH INOUT;

-- to
CREATE TABLE base (id bigint);
CREATE TABLE child (x integer) INHERITS (base);
