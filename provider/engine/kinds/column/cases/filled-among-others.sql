-- type_change = in_place
-- A column that is filled in batches comes between what goes and comes back in one transaction: what completes it follows after its rows.

-- from
CREATE UNLOGGED TABLE t (a int, c int4range NOT NULL, CONSTRAINT t_pkey PRIMARY KEY (c), CONSTRAINT f0 FOREIGN KEY (c) REFERENCES t, CONSTRAINT c0 CHECK (c IS NOT NULL OR a > 0));

-- rows
INSERT INTO public.t VALUES (1,'[1,2)'),(2,'[3,4)');

-- to
CREATE TABLE t (a int, c text NOT NULL, u real NOT NULL DEFAULT random(), CONSTRAINT t_pkey PRIMARY KEY (c), CONSTRAINT f0 FOREIGN KEY (c) REFERENCES t, CONSTRAINT c0 CHECK (u IS NOT NULL OR c <> ''));
