-- Every option of a sequence, changed at once.

-- from
CREATE SCHEMA app;
CREATE SEQUENCE app.numbers;

-- to
CREATE SCHEMA app;
CREATE SEQUENCE app.numbers AS integer INCREMENT BY 5 MINVALUE 10 MAXVALUE 1000 START WITH 20 CACHE 7 CYCLE;
