-- Tables with rows become partitions, of a new partitioned table, too, and foreign keys lead to their rows by then.

-- from
CREATE TABLE c (p int NOT NULL, note text, id int NOT NULL, PRIMARY KEY (id, p));
CREATE TABLE d (id int NOT NULL, p int NOT NULL, PRIMARY KEY (id, p));
CREATE TABLE w (id int NOT NULL, p int NOT NULL, note text, PRIMARY KEY (id, p)) PARTITION BY LIST (p);
CREATE TABLE w1 PARTITION OF w FOR VALUES IN (1);
CREATE TABLE n (w int, p int);
CREATE TABLE m (v int, p int);

-- rows
INSERT INTO public.w VALUES (1, 1);
INSERT INTO public.c VALUES (2, 'x', 2);
INSERT INTO public.d VALUES (3, 3);
INSERT INTO public.n VALUES (1, 1), (2, 2);
INSERT INTO public.m VALUES (3, 3);

-- to
CREATE TABLE c (p int NOT NULL, note text, id int NOT NULL, PRIMARY KEY (id, p));
CREATE TABLE d (id int NOT NULL, p int NOT NULL, PRIMARY KEY (id, p));
CREATE TABLE w (id int NOT NULL, p int NOT NULL, note text, PRIMARY KEY (id, p)) PARTITION BY LIST (p);
CREATE TABLE w1 PARTITION OF w FOR VALUES IN (1);
ALTER TABLE w ATTACH PARTITION c FOR VALUES IN (2);
CREATE TABLE v (id int NOT NULL, p int NOT NULL, PRIMARY KEY (id, p)) PARTITION BY LIST (p);
ALTER TABLE v ATTACH PARTITION d FOR VALUES IN (3);
CREATE TABLE n (w int, p int, CONSTRAINT fk FOREIGN KEY (w, p) REFERENCES w (id, p));
CREATE TABLE m (v int, p int, CONSTRAINT fk FOREIGN KEY (v, p) REFERENCES v (id, p));
