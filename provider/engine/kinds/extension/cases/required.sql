-- One that needs another, which CASCADE installs with it; both go.
-- from
CREATE SCHEMA app;
-- to
CREATE SCHEMA app;
CREATE EXTENSION earthdistance SCHEMA app CASCADE;
CREATE TABLE app.t (a app.earth, b app.cube);
CREATE INDEX t_idx ON app.t USING gist (b);
