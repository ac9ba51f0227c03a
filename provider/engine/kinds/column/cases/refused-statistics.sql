-- PostgreSQL would drop extended statistics with the column: that is refused.
-- refused = app.s

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b integer);

-- standing by
CREATE STATISTICS app.s ON a, b FROM app.t;

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a integer);
