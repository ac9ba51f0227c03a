-- What the rows of the new partition and those of the default one are is said by constraints before it is attached; a new one, too.

-- from
CREATE TABLE t (id bigint NOT NULL, d date NOT NULL, note varchar(9)) PARTITION BY RANGE (d);
CREATE TABLE t_rest PARTITION OF t DEFAULT;
CREATE TABLE "T's 2020" (id bigint NOT NULL, d date NOT NULL, note varchar(9));
CREATE TABLE l (id bigint NOT NULL, note varchar(9)) PARTITION BY LIST (note);
CREATE TABLE l_rest PARTITION OF l DEFAULT;

-- rows
INSERT INTO public."T's 2020" VALUES (1, '2020-05-05', 'x');
INSERT INTO public.t VALUES (1, '2021-05-05', 'x');
INSERT INTO public.l VALUES (1, 'x');

-- to
CREATE TABLE t (id bigint NOT NULL, d date NOT NULL, note varchar(9)) PARTITION BY RANGE (d);
CREATE TABLE t_rest PARTITION OF t DEFAULT;
CREATE TABLE "T's 2020" PARTITION OF t FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE t_2019 PARTITION OF t FOR VALUES FROM ('2019-01-01') TO ('2020-01-01');
CREATE TABLE l (id bigint NOT NULL, note varchar(9)) PARTITION BY LIST (note);
CREATE TABLE l_rest PARTITION OF l DEFAULT;
CREATE TABLE l_null PARTITION OF l FOR VALUES IN (NULL, 'it''s');
