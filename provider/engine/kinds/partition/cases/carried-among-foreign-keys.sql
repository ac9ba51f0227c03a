-- Tables that refer to each other and to themselves are divided at once: keys are asked once all rows are there.
-- from
CREATE TABLE people (id int PRIMARY KEY, boss int REFERENCES people, team int);
CREATE TABLE teams (id int PRIMARY KEY, lead int CONSTRAINT teams_lead REFERENCES people);
ALTER TABLE people ADD CONSTRAINT people_team FOREIGN KEY (team) REFERENCES teams DEFERRABLE INITIALLY DEFERRED;
CREATE TABLE heads (id int NOT NULL, n int);
CREATE TABLE tails (x text) INHERITS (heads);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'fired'; END$$;
CREATE TRIGGER told AFTER INSERT ON heads REFERENCING NEW TABLE AS n FOR EACH STATEMENT EXECUTE FUNCTION note();
COMMENT ON TRIGGER told ON heads IS 'not by this';
ALTER TABLE heads DISABLE TRIGGER told;
CREATE RULE kept AS ON DELETE TO heads DO INSTEAD NOTHING;
COMMENT ON RULE kept ON heads IS 'nobody goes';

-- rows
INSERT INTO public.people VALUES (1, NULL, NULL), (2, 1, NULL);
INSERT INTO public.teams VALUES (1, 2);
UPDATE public.people SET team = 1;
INSERT INTO public.heads VALUES (1, 1);
INSERT INTO public.tails VALUES (2, 2, 'x');

-- to
CREATE TABLE people (id int PRIMARY KEY, boss int REFERENCES people, team int) PARTITION BY HASH (id);
CREATE TABLE people_0 PARTITION OF people FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE people_1 PARTITION OF people FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE teams (id int PRIMARY KEY, lead int CONSTRAINT teams_lead REFERENCES people) PARTITION BY LIST (id);
CREATE TABLE teams_rest PARTITION OF teams DEFAULT;
ALTER TABLE people ADD CONSTRAINT people_team FOREIGN KEY (team) REFERENCES teams DEFERRABLE INITIALLY DEFERRED;
CREATE TABLE heads (id int NOT NULL, n int) PARTITION BY RANGE (id);
CREATE TABLE heads_1 PARTITION OF heads FOR VALUES FROM (0) TO (10);
CREATE TABLE tails (id int NOT NULL, n int, x text);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'fired'; END$$;
CREATE TRIGGER told AFTER INSERT ON heads REFERENCING NEW TABLE AS n FOR EACH STATEMENT EXECUTE FUNCTION note();
COMMENT ON TRIGGER told ON heads IS 'not by this';
ALTER TABLE heads DISABLE TRIGGER told;
CREATE RULE kept AS ON DELETE TO heads DO INSTEAD NOTHING;
COMMENT ON RULE kept ON heads IS 'nobody goes';
