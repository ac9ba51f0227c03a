-- Every attribute of a policy changes: kind, command, roles, conditions, name; with comments, and names that need quotes.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, owner text, n int);
CREATE POLICY restrictive ON app.t AS RESTRICTIVE USING (a > 0);
CREATE POLICY command ON app.t FOR UPDATE USING (a > 0) WITH CHECK (a > 1);
CREATE POLICY roles ON app.t TO pg_monitor, pg_read_all_data USING (true);
CREATE POLICY roles_public ON app.t USING (true);
CREATE POLICY using_changes ON app.t USING (owner = current_user);
CREATE POLICY check_changes ON app.t FOR INSERT WITH CHECK (owner = current_user);
CREATE POLICY check_comes ON app.t USING (a > 0);
CREATE POLICY neither ON app.t FOR ALL;
CREATE POLICY "Renamed Policy" ON app.t USING (a = 99);
COMMENT ON POLICY "Renamed Policy" ON app.t IS 'x';
COMMENT ON POLICY restrictive ON app.t IS 'before';
COMMENT ON POLICY command ON app.t IS 'kept';
CREATE POLICY goes ON app.t USING (a = 5);
CREATE TABLE app.goes (a int);
CREATE POLICY p ON app.goes USING (a = 5);

-- rows
INSERT INTO app.t VALUES (1, 'x', 1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, owner text, n int);
CREATE POLICY restrictive ON app.t USING (a > 0);
CREATE POLICY command ON app.t FOR SELECT USING (a > 0);
CREATE POLICY roles ON app.t TO pg_read_all_data, pg_signal_backend USING (true);
CREATE POLICY roles_public ON app.t TO pg_monitor USING (true);
CREATE POLICY using_changes ON app.t USING (owner = session_user AND n > 0);
CREATE POLICY check_changes ON app.t FOR INSERT WITH CHECK (owner = session_user);
CREATE POLICY check_comes ON app.t USING (a > 0) WITH CHECK (a > 5);
CREATE POLICY neither ON app.t FOR ALL USING (false) WITH CHECK (false);
CREATE POLICY "new name" ON app.t USING (a = 99);
COMMENT ON POLICY "new name" ON app.t IS 'x';
COMMENT ON POLICY restrictive ON app.t IS 'after';
COMMENT ON POLICY command ON app.t IS 'kept';
CREATE POLICY "Comes now" ON app.t AS RESTRICTIVE FOR DELETE TO PUBLIC USING (a = 6);
