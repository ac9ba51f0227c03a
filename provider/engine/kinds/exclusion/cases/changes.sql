-- Every part of one changed: added to a table with rows, dropped, made anew, renamed without being told.
-- from
CREATE SCHEMA app;
CREATE TABLE app.t (room integer, during tsrange, label text, cancelled boolean,
  CONSTRAINT method_excl EXCLUDE USING btree (room WITH =),
  CONSTRAINT elements_excl EXCLUDE USING gist (during WITH &&),
  CONSTRAINT where_excl EXCLUDE USING gist (during WITH &&) WHERE (NOT cancelled),
  CONSTRAINT deferrable_excl EXCLUDE USING gist (during WITH &&) DEFERRABLE,
  CONSTRAINT options_excl EXCLUDE USING gist (during WITH &&) WITH (fillfactor = 70),
  CONSTRAINT "Gone" EXCLUDE USING hash (label WITH =),
  CONSTRAINT one_name EXCLUDE USING spgist (during WITH -|-));
COMMENT ON CONSTRAINT where_excl ON app.t IS 'one';
-- rows
INSERT INTO app.t VALUES (1, '[2020-01-01,2020-02-01)', 'a', false), (2, '[2020-03-01,2020-04-01)', 'b', true);
-- to
CREATE SCHEMA app;
CREATE TABLE app.t (room integer, during tsrange, label text, cancelled boolean,
  CONSTRAINT method_excl EXCLUDE USING hash (room WITH =),
  CONSTRAINT elements_excl EXCLUDE USING gist (during WITH &&, tsrange(lower(during), NULL) WITH &&),
  CONSTRAINT where_excl EXCLUDE USING gist (during WITH &&) WHERE (NOT cancelled AND room > 0),
  CONSTRAINT deferrable_excl EXCLUDE USING gist (during WITH &&) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT options_excl EXCLUDE USING gist (during WITH &&) INCLUDE (room) WITH (fillfactor = 80, buffering = on),
  CONSTRAINT "Come" EXCLUDE USING btree (lower(label) COLLATE "C" text_pattern_ops DESC NULLS LAST WITH =),
  CONSTRAINT another_name EXCLUDE USING spgist (during WITH -|-));
COMMENT ON CONSTRAINT where_excl ON app.t IS 'two';
