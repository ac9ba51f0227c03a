-- A column goes with everything that is on it; on the way back everything comes again.

-- from
CREATE SCHEMA app;
CREATE TABLE app.orgs (id bigint PRIMARY KEY);
CREATE TABLE app.users (id bigint, org bigint DEFAULT 1 CONSTRAINT org_fkey REFERENCES app.orgs, CONSTRAINT both_check CHECK (id > org), CONSTRAINT both_key UNIQUE (id, org), plus bigint GENERATED ALWAYS AS (org + 1) STORED);
CREATE INDEX users_org_idx ON app.users (org);
CREATE VIEW app.v AS SELECT org FROM app.users;
COMMENT ON COLUMN app.users.org IS 'organisation';

-- to
CREATE SCHEMA app;
CREATE TABLE app.orgs (id bigint PRIMARY KEY);
CREATE TABLE app.users (id bigint);
