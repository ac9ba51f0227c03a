-- Types that are converted: the table is written again, in one statement a column.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.users (id integer NOT NULL DEFAULT 7, name text DEFAULT 'x', born date, scores integer[], PRIMARY KEY (id));
CREATE INDEX users_name_idx ON app.users (name);

-- rows
INSERT INTO app.users VALUES (1, '12', '2020-01-01', '{1,2}'), (2, '13', '2020-01-02', '{3}');

-- to
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint NOT NULL DEFAULT 7, name char(5) DEFAULT 'x', born timestamptz, scores bigint[], PRIMARY KEY (id));
CREATE INDEX users_name_idx ON app.users (name);
