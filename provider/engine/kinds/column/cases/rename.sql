-- A column is renamed under everything that names it, and its type and default change at the same time.

-- from
-- schemata:rename column app.users.org to org_id
CREATE SCHEMA app;
CREATE TABLE app.orgs (id bigint PRIMARY KEY);
CREATE TABLE app.users (id bigint PRIMARY KEY, org_id bigint DEFAULT 1 CONSTRAINT org_fkey REFERENCES app.orgs, CONSTRAINT org_check CHECK (org_id > 0), CONSTRAINT org_key UNIQUE (org_id));
CREATE INDEX users_org_idx ON app.users ((org_id + 1)) WHERE org_id > 5;
CREATE VIEW app.v AS SELECT org_id FROM app.users;
COMMENT ON COLUMN app.users.org_id IS 'organisation';

-- rows
INSERT INTO app.orgs VALUES (1);
INSERT INTO app.users VALUES (1, 1);

-- to
-- schemata:rename column app.users.org_id to org
CREATE SCHEMA app;
CREATE TABLE app.orgs (id bigint PRIMARY KEY);
CREATE TABLE app.users (id bigint PRIMARY KEY, org bigint NOT NULL DEFAULT 2 CONSTRAINT org_fkey REFERENCES app.orgs, CONSTRAINT org_check CHECK (org > 0), CONSTRAINT org_key UNIQUE (org));
CREATE INDEX users_org_idx ON app.users ((org + 1)) WHERE org > 5;
CREATE VIEW app.v AS SELECT org AS org_id FROM app.users;
COMMENT ON COLUMN app.users.org IS 'organisation';
