-- A table ends being partitioned while a function that its default calls is made anew: the default lets go of that under the table's
-- temporary name.
-- from
CREATE FUNCTION f(b numeric DEFAULT 1) RETURNS numeric LANGUAGE sql IMMUTABLE RETURN (b + 1)::numeric;
CREATE TABLE t (id bigint NOT NULL, a numeric DEFAULT f()) PARTITION BY RANGE (id);
CREATE TABLE t_low PARTITION OF t FOR VALUES FROM (0) TO (100);

-- rows
INSERT INTO public.t VALUES (1, 2);

-- to
CREATE FUNCTION f(a numeric DEFAULT 1) RETURNS numeric LANGUAGE sql IMMUTABLE RETURN (a + 1)::numeric;
CREATE TABLE t (id bigint NOT NULL, a numeric DEFAULT f());
