-- type_change = in_place
-- A generated column is that no more and has another type: its parts' columns change with it, and by no statement of their own.

-- from
CREATE TABLE t (id bigint NOT NULL, key text, note text, n integer GENERATED ALWAYS AS (length(note)) STORED) PARTITION BY LIST (key);
CREATE TABLE t_a PARTITION OF t FOR VALUES IN ('a');
CREATE TABLE t_rest PARTITION OF t DEFAULT;
CREATE INDEX t_n ON t (n DESC, note);
CREATE TABLE heir_of (id bigint, note text, n integer GENERATED ALWAYS AS (length(note)) STORED);
CREATE TABLE heir () INHERITS (heir_of);

-- rows
INSERT INTO public.t (id, key, note) VALUES (1, 'a', 'x'), (2, 'b', 'yy');
INSERT INTO public.heir (id, note) VALUES (1, 'x');

-- to
CREATE TABLE t (id bigint NOT NULL, key text, note text, n bigint) PARTITION BY LIST (key);
CREATE TABLE t_a PARTITION OF t FOR VALUES IN ('a');
CREATE TABLE t_rest PARTITION OF t DEFAULT;
CREATE INDEX t_n ON t (n);
CREATE TABLE heir_of (id bigint, note text, n bigint);
CREATE TABLE heir () INHERITS (heir_of);
