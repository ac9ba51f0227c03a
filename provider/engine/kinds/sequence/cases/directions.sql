-- Ascending becomes descending, types become smaller and larger, after values were taken.

-- from
CREATE SCHEMA app;
CREATE SEQUENCE app.up;
CREATE SEQUENCE app.small AS smallint MAXVALUE 500;
CREATE SEQUENCE app.cyclic CYCLE MAXVALUE 10;

-- rows
SELECT nextval('app.up'), nextval('app.small'), nextval('app.cyclic');

-- to
CREATE SCHEMA app;
CREATE SEQUENCE app.up INCREMENT BY -1;
CREATE SEQUENCE app.small AS bigint;
CREATE SEQUENCE app.cyclic AS smallint NO CYCLE CACHE 5;
