-- since = 18
-- Keys WITHOUT OVERLAPS and foreign keys with PERIOD come, go and become plain ones, also on new tables.

-- from
CREATE SCHEMA app;
CREATE TABLE app.comes (id int4range NOT NULL, during daterange NOT NULL);
CREATE TABLE app.goes (id int4range, during daterange, CONSTRAINT goes_pkey PRIMARY KEY (id, during WITHOUT OVERLAPS));
CREATE TABLE app.becomes_plain (id int4range, during daterange, CONSTRAINT becomes_plain_pkey PRIMARY KEY (id, during WITHOUT OVERLAPS));
CREATE TABLE app."Uniques" (id int4range, "Dur ing" daterange, note text, CONSTRAINT uniques_key UNIQUE (id, "Dur ing" WITHOUT OVERLAPS));
CREATE TABLE app.refers (id int4range, of_id int4range, during daterange);
CREATE TABLE app.refers_no_more (of_id int4range, "Dur ing" daterange,
  CONSTRAINT no_more_fkey FOREIGN KEY (of_id, PERIOD "Dur ing") REFERENCES app."Uniques" (id, PERIOD "Dur ing"));

-- rows
INSERT INTO app.comes VALUES ('[1,2)', '[2020-01-01,2021-01-01)'), ('[1,2)', '[2021-01-01,2022-01-01)');
INSERT INTO app.refers VALUES ('[1,2)', '[1,2)', '[2020-06-01,2021-06-01)');

-- to
CREATE SCHEMA app;
CREATE TABLE app.comes (id int4range, during daterange, CONSTRAINT comes_pkey PRIMARY KEY (id, during WITHOUT OVERLAPS));
CREATE TABLE app.goes (id int4range NOT NULL, during daterange NOT NULL);
CREATE TABLE app.becomes_plain (id int4range, during daterange, CONSTRAINT becomes_plain_pkey PRIMARY KEY (id, during));
CREATE TABLE app."Uniques" (id int4range, "Dur ing" daterange, note text, CONSTRAINT uniques_key UNIQUE (id, "Dur ing" WITHOUT OVERLAPS) INCLUDE (note));
CREATE TABLE app.refers (id int4range, of_id int4range, during daterange,
  CONSTRAINT refers_fkey FOREIGN KEY (of_id, PERIOD during) REFERENCES app.comes (id, PERIOD during));
CREATE TABLE app.refers_no_more (of_id int4range, "Dur ing" daterange);
CREATE TABLE app.new (a int4range, during daterange, CONSTRAINT new_pkey PRIMARY KEY (a, during WITHOUT OVERLAPS),
  CONSTRAINT new_fkey FOREIGN KEY (a, PERIOD during) REFERENCES app.comes);
