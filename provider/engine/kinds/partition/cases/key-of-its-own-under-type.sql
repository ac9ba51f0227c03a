-- A column changes its type under keys of partitions that are called otherwise than PostgreSQL would, come to be, or have a comment:
-- PostgreSQL makes them anew with the type, without all that. What refers to the whole's comes back with it.

-- from
CREATE TABLE q (id int NOT NULL, n int NOT NULL, o int, p int) PARTITION BY HASH (id);
CREATE TABLE q1 PARTITION OF q (CONSTRAINT q1_odd UNIQUE (id, o), CONSTRAINT q1_p UNIQUE (id, p))
  FOR VALUES WITH (modulus 1, remainder 0) PARTITION BY HASH (id);
CREATE TABLE q1_1 PARTITION OF q1 FOR VALUES WITH (modulus 1, remainder 0);
ALTER TABLE q ADD CONSTRAINT q_pk PRIMARY KEY (id, n);
ALTER TABLE q ADD CONSTRAINT q_o UNIQUE (id, o);
ALTER TABLE q ADD CONSTRAINT q_p UNIQUE (id, p);
ALTER TABLE q1 RENAME CONSTRAINT q1_pkey TO odd;
ALTER TABLE q1_1 RENAME CONSTRAINT q1_1_pkey TO odd_1;
COMMENT ON CONSTRAINT q1_1_id_o_key ON q1_1 IS 'here';
COMMENT ON INDEX q1_1_id_p_key IS 'there';
CREATE TABLE r (id int, n int, CONSTRAINT r_q FOREIGN KEY (id, n) REFERENCES q);

-- rows
INSERT INTO public.q VALUES (10, 1, 1, 1), (20, 2, 2, 2);
INSERT INTO public.r VALUES (10, 1);

-- to
CREATE TABLE q (id int NOT NULL, n bigint NOT NULL, o bigint, p bigint) PARTITION BY HASH (id);
CREATE TABLE q1 PARTITION OF q (CONSTRAINT q1_otherwise UNIQUE (id, o), CONSTRAINT q1_p UNIQUE (id, p))
  FOR VALUES WITH (modulus 1, remainder 0) PARTITION BY HASH (id);
CREATE TABLE q1_1 PARTITION OF q1 FOR VALUES WITH (modulus 1, remainder 0);
ALTER TABLE q ADD CONSTRAINT q_pk PRIMARY KEY (id, n);
ALTER TABLE q ADD CONSTRAINT q_o UNIQUE (id, o);
ALTER TABLE q ADD CONSTRAINT q_p UNIQUE (id, p);
ALTER TABLE q1 RENAME CONSTRAINT q1_pkey TO odd;
ALTER TABLE q1_1 RENAME CONSTRAINT q1_1_pkey TO odd_1;
COMMENT ON CONSTRAINT q1_1_id_o_key ON q1_1 IS 'here';
COMMENT ON INDEX q1_1_id_p_key IS 'there';
CREATE TABLE r (id int, n bigint, CONSTRAINT r_q FOREIGN KEY (id, n) REFERENCES q);
