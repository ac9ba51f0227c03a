-- Nor is its type changed.
-- type_change = in_place
-- refused = mine

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, owner varchar(10));

-- standing by
CREATE POLICY mine ON app.t USING (owner = current_user);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, owner text);
