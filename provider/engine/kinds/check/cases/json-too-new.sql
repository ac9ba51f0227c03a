-- until = 15
-- refused = IS JSON needs PostgreSQL 16
-- What has no function but a node of its own is found as well.

-- from
CREATE SCHEMA app;

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a text, CONSTRAINT json CHECK (a IS JSON));
