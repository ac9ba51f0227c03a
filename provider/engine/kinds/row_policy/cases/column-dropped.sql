-- A column that a policy asks goes, with the policy or once the policy asks another one; what somebody else has made is in the way.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, owner text, account text);
CREATE POLICY mine ON app.t USING (owner = current_user);
CREATE POLICY changes ON app.t USING (owner = current_user);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, account text);
CREATE POLICY changes ON app.t USING (account = current_user);
