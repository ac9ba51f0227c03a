-- Attributes that rows have change their places.
-- refused = PostgreSQL adds attributes at the end only

-- from
CREATE SCHEMA app;
CREATE TYPE app.point AS (x integer, y integer);
CREATE TABLE app.t (p app.point[]);

-- to
CREATE SCHEMA app;
CREATE TYPE app.point AS (y integer, x integer);
CREATE TABLE app.t (p app.point[]);
