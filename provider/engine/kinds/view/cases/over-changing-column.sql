-- A view over a view over a column whose type changes: both go and come back, with options and comments.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint, age integer);
CREATE VIEW app.adults WITH (security_barrier = true) AS SELECT id, age FROM app.users WHERE age >= 18;
CREATE VIEW app.old AS SELECT id, age FROM app.adults WHERE age > 65;
COMMENT ON VIEW app.adults IS 'who may vote';
COMMENT ON COLUMN app.adults.age IS 'in years';

-- rows
INSERT INTO app.users VALUES (1, 20), (2, 70);

-- to
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint, age bigint);
CREATE VIEW app.adults WITH (security_barrier = true) AS SELECT id, age FROM app.users WHERE age >= 18;
CREATE VIEW app.old AS SELECT id, age FROM app.adults WHERE age > 65;
COMMENT ON VIEW app.adults IS 'who may vote';
COMMENT ON COLUMN app.adults.age IS 'in years';
