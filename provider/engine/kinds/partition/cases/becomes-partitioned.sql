-- A table with rows and all that hangs on it is divided, and is one again: its rows are carried over, and nothing is lost or fired.
-- from
CREATE SCHEMA app;
CREATE TABLE app.events (
  id bigint GENERATED ALWAYS AS IDENTITY,
  at date NOT NULL,
  note text DEFAULT 'none',
  shout text GENERATED ALWAYS AS (upper(note)) STORED,
  CONSTRAINT events_pkey PRIMARY KEY (id, at),
  CONSTRAINT events_note CHECK (note <> '')
);
CREATE INDEX events_note_idx ON app.events (note) WHERE note IS NOT NULL;
CREATE STATISTICS app.events_stats ON id, at FROM app.events;
CREATE TABLE app.marks (id bigint, at date, CONSTRAINT marks_fkey FOREIGN KEY (id, at) REFERENCES app.events ON DELETE CASCADE);
CREATE VIEW app.recent AS SELECT id, note FROM app.events WHERE at > '2020-01-01';
CREATE VIEW app.more_recent AS SELECT id FROM app.recent;
COMMENT ON TABLE app.events IS 'what happened';
COMMENT ON COLUMN app.events.note IS 'what was said';
COMMENT ON INDEX app.events_note_idx IS 'found';
CREATE FUNCTION app.stamp() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN NEW.note := 'fired'; RETURN NEW; END$$;
CREATE TRIGGER stamp BEFORE INSERT ON app.events FOR EACH ROW EXECUTE FUNCTION app.stamp();
CREATE FUNCTION app.described(app.events) RETURNS text LANGUAGE sql AS $$SELECT $1.note$$;
ALTER TABLE app.events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON app.events USING (note <> 'hidden');
GRANT SELECT ON app.events TO PUBLIC;
GRANT UPDATE (note) ON app.events TO PUBLIC;

-- rows
ALTER TABLE app.events DISABLE TRIGGER stamp;
INSERT INTO app.events (at, note) VALUES ('2019-05-01', 'a'), ('2020-05-01', NULL), ('2024-05-01', 'hidden');
ALTER TABLE app.events ENABLE TRIGGER stamp;
INSERT INTO app.marks VALUES (1, '2019-05-01'), (NULL, NULL);

-- to
CREATE SCHEMA app;
CREATE TABLE app.events (
  id bigint GENERATED ALWAYS AS IDENTITY,
  at date NOT NULL,
  note text DEFAULT 'none',
  shout text GENERATED ALWAYS AS (upper(note)) STORED,
  CONSTRAINT events_pkey PRIMARY KEY (id, at),
  CONSTRAINT events_note CHECK (note <> '')
) PARTITION BY RANGE (at);
CREATE TABLE app.events_old PARTITION OF app.events FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
CREATE TABLE app.events_new PARTITION OF app.events FOR VALUES FROM ('2020-01-01') TO (MAXVALUE);
CREATE INDEX events_note_idx ON app.events (note) WHERE note IS NOT NULL;
CREATE STATISTICS app.events_stats ON id, at FROM app.events;
CREATE TABLE app.marks (id bigint, at date, CONSTRAINT marks_fkey FOREIGN KEY (id, at) REFERENCES app.events ON DELETE CASCADE);
CREATE VIEW app.recent AS SELECT id, note FROM app.events WHERE at > '2020-01-01';
CREATE VIEW app.more_recent AS SELECT id FROM app.recent;
COMMENT ON TABLE app.events IS 'what happened';
COMMENT ON COLUMN app.events.note IS 'what was said';
COMMENT ON INDEX app.events_note_idx IS 'found';
CREATE FUNCTION app.stamp() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN NEW.note := 'fired'; RETURN NEW; END$$;
CREATE TRIGGER stamp BEFORE INSERT ON app.events FOR EACH ROW EXECUTE FUNCTION app.stamp();
CREATE FUNCTION app.described(app.events) RETURNS text LANGUAGE sql AS $$SELECT $1.note$$;
ALTER TABLE app.events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON app.events USING (note <> 'hidden');
GRANT SELECT ON app.events TO PUBLIC;
GRANT UPDATE (note) ON app.events TO PUBLIC;
