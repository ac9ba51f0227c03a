-- A table that has NOT NULL from the one that it inherits from gets a primary key over that column, and has it from there still.

-- from
CREATE TABLE base (id bigint NOT NULL, v int);
CREATE TABLE heir (x int) INHERITS (base);

-- rows
INSERT INTO public.heir VALUES (1, 2, 3);

-- to
CREATE TABLE base (id bigint NOT NULL, v int);
CREATE TABLE heir (x int) INHERITS (base);
ALTER TABLE heir ADD PRIMARY KEY (id);
