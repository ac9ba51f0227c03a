-- type_change = in_place
-- Policies make way for a column's new type, and come back in the same transaction; renamed columns, tables and views are followed.

-- from
CREATE SCHEMA app;
CREATE TABLE app.members (who varchar(20), team int);
CREATE TABLE app.t (a integer, owner varchar(10), team int);
ALTER TABLE app.t ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON app.t USING (owner = current_user);
COMMENT ON POLICY mine ON app.t IS 'x';
CREATE VIEW app.teams AS SELECT team, who FROM app.members;
CREATE POLICY ours ON app.t FOR SELECT USING (EXISTS (SELECT FROM app.members m WHERE m.team = t.team AND m.who = current_user));
CREATE POLICY by_view ON app.t FOR UPDATE USING (team IN (SELECT teams.team FROM app.teams WHERE teams.who = current_user));
CREATE TABLE app.old_name (old_column int);
CREATE POLICY follows ON app.old_name USING (old_column > 0);

-- rows
INSERT INTO app.members VALUES ('me', 1);
INSERT INTO app.t VALUES (1, 'me', 1);

-- to
-- schemata:rename table app.old_name to new_name
-- schemata:rename column app.new_name.old_column to new_column
CREATE SCHEMA app;
CREATE TABLE app.members (who text, team bigint);
CREATE TABLE app.t (a integer, owner text, team bigint);
ALTER TABLE app.t ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON app.t USING (owner = current_user);
COMMENT ON POLICY mine ON app.t IS 'x';
CREATE VIEW app.teams AS SELECT who, team FROM app.members;
CREATE POLICY ours ON app.t FOR SELECT USING (EXISTS (SELECT FROM app.members m WHERE m.team = t.team AND m.who = current_user));
CREATE POLICY by_view ON app.t FOR UPDATE USING (team IN (SELECT teams.team FROM app.teams WHERE teams.who = current_user));
CREATE TABLE app.new_name (new_column int);
CREATE POLICY follows ON app.new_name USING (new_column > 0);
