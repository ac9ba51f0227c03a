-- A column that somebody else's policy asks is not dropped; the policy is named.
-- refused = mine

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, owner text);

-- rows
CREATE POLICY mine ON app.t USING (owner = current_user);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer);

-- kept
SELECT 1;
