-- NO INHERIT, comments and names of checks change; one becomes another's name.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b text, CONSTRAINT one CHECK (a > 0) NO INHERIT, CONSTRAINT two CHECK (a > 1), CONSTRAINT "Three ""3""" CHECK (b <> 'it''s'));
COMMENT ON CONSTRAINT one ON app.t IS 'one';
COMMENT ON CONSTRAINT "Three ""3""" ON app.t IS E'three\n''3''';

-- rows
INSERT INTO app.t VALUES (2, 'x');

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b text, CONSTRAINT one CHECK (a > 0), CONSTRAINT two CHECK (a > 1) NO INHERIT, CONSTRAINT "Four" CHECK (b <> 'it''s'));
COMMENT ON CONSTRAINT two ON app.t IS 'two';
COMMENT ON CONSTRAINT "Four" ON app.t IS E'three\n''3''';
