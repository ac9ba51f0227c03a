-- Types that keep every byte: no rewrite (manual, ALTER TABLE, Notes). Backwards they are converted.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint, name varchar(20), amount numeric(8,2), note varchar(10), bits varbit(8), at timestamp(3), net cidr);

-- rows
INSERT INTO app.users VALUES (1, 'a', 1.25, 'b', B'101', '2020-01-01', '10.0.0.0/8');

-- to
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint, name varchar(40), amount numeric(10,2), note text, bits varbit, at timestamp, net inet);
