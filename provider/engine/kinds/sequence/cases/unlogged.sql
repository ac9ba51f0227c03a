-- SET UNLOGGED for sequences (15).
-- since = 15

-- from
CREATE SCHEMA app;
CREATE SEQUENCE app.numbers;

-- to
CREATE SCHEMA app;
CREATE UNLOGGED SEQUENCE app.numbers;
