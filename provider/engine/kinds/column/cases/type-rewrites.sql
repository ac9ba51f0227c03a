-- Types that keep every byte and types that do not: what is said of a rewrite is what happens.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a varchar(5), b varchar, c text, d cidr, e bit(3), f varbit(3), g numeric(6,2), h numeric(6,2), i numeric, j time(2), k timetz(2), l timestamp(3), m timestamptz,
  n interval(2), o interval year, p interval year to month, q interval day to minute, r interval, s oid, t integer, u xml, v varchar(5)[], w numeric(6,2)[], x char(3), y timestamptz(3)[], z interval second(2));

-- rows
INSERT INTO app.t (a, g, l, n, v) VALUES ('a', 1.5, '2020-01-01 00:00:00.123', '1.25', '{a}');

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a varchar(6), b text, c varchar, d inet, e varbit, f varbit(4), g numeric(8,2), h numeric(8,3), i numeric(9,2), j time(3), k timetz(6), l timestamp, m timestamptz(6),
  n interval(3), o interval year to month, p interval day, q interval second(3), r interval(5), s integer, t oid, u text, v varchar[], w numeric(8,2)[], x char(4), y timestamptz[], z interval hour to second(2));
