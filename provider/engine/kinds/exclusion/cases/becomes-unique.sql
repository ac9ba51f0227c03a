-- One name, one kind of constraint and then another.
-- from
CREATE TABLE t (a integer, CONSTRAINT t_a EXCLUDE USING btree (a WITH =));
-- rows
INSERT INTO public.t VALUES (1), (2);
-- to
CREATE TABLE t (a integer, CONSTRAINT t_a UNIQUE (a));
