-- Tables and the sequences they own change their persistence, together and apart, while sequences change their owners.
-- since = 15

-- from
CREATE SCHEMA app;
CREATE UNLOGGED TABLE app.a (id bigint, n bigint);
CREATE TABLE app.b (id bigint, n bigint);
CREATE SEQUENCE app.moves OWNED BY app.b.id;
CREATE SEQUENCE app.follows OWNED BY app.b.n;
CREATE UNLOGGED SEQUENCE app.stays OWNED BY app.a.n;
CREATE UNLOGGED SEQUENCE app.parts OWNED BY app.a.id;

-- rows
INSERT INTO app.a VALUES (1, 1);
INSERT INTO app.b VALUES (1, 1);

-- to
CREATE SCHEMA app;
CREATE TABLE app.a (id bigint, n bigint);
CREATE UNLOGGED TABLE app.b (id bigint, n bigint);
CREATE SEQUENCE app.moves OWNED BY app.a.id;
CREATE UNLOGGED SEQUENCE app.follows OWNED BY app.b.n;
CREATE UNLOGGED SEQUENCE app.stays OWNED BY app.a.n;
CREATE UNLOGGED SEQUENCE app.parts OWNED BY app.b.id;
