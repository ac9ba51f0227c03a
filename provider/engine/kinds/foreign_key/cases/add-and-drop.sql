-- A foreign key comes between two tables with rows, and one to itself.

-- from
CREATE SCHEMA app;
CREATE TABLE app.orgs (id bigint PRIMARY KEY, parent bigint);
CREATE TABLE app.users (id bigint PRIMARY KEY, org bigint);

-- rows
INSERT INTO app.orgs VALUES (1, NULL), (2, 1);
INSERT INTO app.users VALUES (1, 1), (2, 2), (3, NULL);

-- to
CREATE SCHEMA app;
CREATE TABLE app.orgs (id bigint PRIMARY KEY, parent bigint REFERENCES app.orgs ON DELETE CASCADE);
CREATE TABLE app.users (id bigint PRIMARY KEY, org bigint CONSTRAINT users_org_fkey REFERENCES app.orgs (id) ON DELETE SET NULL ON UPDATE CASCADE);
