-- Columns under it change their type, their name with a hint and go; the operator and the class of an extension.
-- type_change = in_place
-- from
CREATE SCHEMA app;
CREATE SCHEMA ext;
CREATE EXTENSION btree_gist SCHEMA ext;
CREATE EXTENSION cube SCHEMA ext;
CREATE TABLE app.t (room integer, during tsrange, old int4range, place ext.cube,
  CONSTRAINT room_excl EXCLUDE USING gist (room WITH =, during WITH &&),
  CONSTRAINT old_excl EXCLUDE USING gist (old WITH &&),
  CONSTRAINT place_excl EXCLUDE USING gist (place WITH OPERATOR(ext.&&)));
CREATE TABLE app.gone (during tsrange, CONSTRAINT gone_excl EXCLUDE USING gist (during WITH &&));
-- rows
INSERT INTO app.t (room, during) VALUES (1, '[2020-01-01,2020-02-01)');
-- to
CREATE SCHEMA app;
CREATE SCHEMA ext;
CREATE EXTENSION btree_gist SCHEMA ext;
CREATE EXTENSION cube SCHEMA ext;
CREATE TABLE app.t (room bigint, during tsrange, place ext.cube,
  CONSTRAINT room_excl EXCLUDE USING gist (room WITH =, during WITH &&),
  CONSTRAINT place_excl EXCLUDE USING gist (place WITH OPERATOR(ext.=)));
CREATE TABLE app.come (during tsrange, CONSTRAINT gone_excl EXCLUDE USING gist (during WITH &&));
