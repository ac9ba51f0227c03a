-- Comments on checks that tables have from others stay when a column gets another type: PostgreSQL makes these again without.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.base (a integer, b text, CONSTRAINT a_check CHECK (a > 0), CONSTRAINT b_check CHECK (b <> ''));
CREATE TABLE app.heir (x integer) INHERITS (app.base);
CREATE TABLE app.last (y integer) INHERITS (app.heir);
CREATE TABLE app.whole (k integer, a integer, CONSTRAINT a_check CHECK (a > 0)) PARTITION BY LIST (k);
CREATE TABLE app.part PARTITION OF app.whole DEFAULT;
COMMENT ON CONSTRAINT a_check ON app.base IS 'base';
COMMENT ON CONSTRAINT a_check ON app.heir IS 'heir';
COMMENT ON CONSTRAINT a_check ON app.last IS 'last';
COMMENT ON CONSTRAINT b_check ON app.heir IS 'text';
COMMENT ON CONSTRAINT a_check ON app.part IS 'part';

-- rows
INSERT INTO app.last VALUES (1, 'b', 2, 3);
INSERT INTO app.whole VALUES (1, 2);

-- to
CREATE SCHEMA app;
CREATE TABLE app.base (a bigint, b varchar, CONSTRAINT a_check CHECK (a > 0), CONSTRAINT b_check CHECK (b <> ''));
CREATE TABLE app.heir (x integer) INHERITS (app.base);
CREATE TABLE app.last (y integer) INHERITS (app.heir);
CREATE TABLE app.whole (k integer, a bigint, CONSTRAINT a_check CHECK (a > 0)) PARTITION BY LIST (k);
CREATE TABLE app.part PARTITION OF app.whole DEFAULT;
COMMENT ON CONSTRAINT a_check ON app.base IS 'base';
COMMENT ON CONSTRAINT a_check ON app.heir IS 'heir, otherwise';
COMMENT ON CONSTRAINT a_check ON app.last IS 'last';
COMMENT ON CONSTRAINT b_check ON app.heir IS 'text';
COMMENT ON CONSTRAINT a_check ON app.part IS 'part';
