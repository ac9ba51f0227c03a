-- A comment on a not-null constraint (18) is on a part of a column: found, and not managed.
-- since = 18
-- refused = comment_on_constraint:app.users.email cannot be managed yet

-- from
CREATE SCHEMA app;
CREATE TABLE app.users (email text NOT NULL);

-- to
CREATE SCHEMA app;
CREATE TABLE app.users (email text CONSTRAINT there NOT NULL);
COMMENT ON CONSTRAINT there ON app.users IS 'why';
COMMENT ON COLUMN app.users.email IS 'address';
