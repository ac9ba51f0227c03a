-- Row security is enabled, forced, neither and both, on old tables and new ones.

-- from
CREATE SCHEMA app;
CREATE TABLE app.enabled (a int);
CREATE POLICY p ON app.enabled USING (a > 0);
CREATE TABLE app.disabled (a int);
ALTER TABLE app.disabled ENABLE ROW LEVEL SECURITY;
CREATE TABLE app."Forced" (a int);
ALTER TABLE app."Forced" ENABLE ROW LEVEL SECURITY;
CREATE TABLE app.only_forced (a int);
ALTER TABLE app.only_forced ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE TABLE app.goes (a int);
ALTER TABLE app.goes ENABLE ROW LEVEL SECURITY;

-- rows
INSERT INTO app.enabled VALUES (1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.enabled (a int);
CREATE POLICY p ON app.enabled USING (a > 0);
ALTER TABLE app.enabled ENABLE ROW LEVEL SECURITY;
CREATE TABLE app.disabled (a int);
CREATE TABLE app."Forced" (a int);
ALTER TABLE app."Forced" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE TABLE app.only_forced (a int);
ALTER TABLE app.only_forced FORCE ROW LEVEL SECURITY;
CREATE TABLE app.comes (a int);
ALTER TABLE app.comes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY p ON app.comes TO PUBLIC USING (a = 1);
