-- A partition leaves with rows that a foreign key of another partitioned table keeps there, which goes first.

-- from
CREATE TABLE w (id int NOT NULL, p int NOT NULL, PRIMARY KEY (id, p)) PARTITION BY LIST (p);
CREATE TABLE w1 PARTITION OF w FOR VALUES IN (1);
CREATE TABLE n (w int, p int, CONSTRAINT fk FOREIGN KEY (w, p) REFERENCES w (id, p)) PARTITION BY LIST (w);
CREATE TABLE n1 PARTITION OF n FOR VALUES IN (1);

-- rows
INSERT INTO public.w VALUES (1, 1);
INSERT INTO public.n VALUES (1, 1);

-- to
CREATE TABLE w (id int NOT NULL, p int NOT NULL, PRIMARY KEY (id, p)) PARTITION BY LIST (p);
CREATE TABLE w1 (id int NOT NULL, p int NOT NULL, PRIMARY KEY (id, p));
CREATE TABLE n (w int, p int) PARTITION BY LIST (w);
CREATE TABLE n1 PARTITION OF n FOR VALUES IN (1);
