-- Views in a circle (CREATE OR REPLACE can make one): PostgreSQL itself refuses to elaborate it.
-- refused = refer to each other in a circle

-- from
CREATE SCHEMA app;

-- to
CREATE SCHEMA app;
CREATE VIEW app.a AS SELECT * FROM app.b;
CREATE VIEW app.b AS SELECT * FROM app.a;
