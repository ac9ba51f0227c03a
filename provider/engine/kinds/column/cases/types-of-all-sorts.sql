-- Types with modifiers, arrays of them, and types whose names must be quoted, come, change and go back.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a varchar(5)[], b numeric(6,2)[], c bit(3)[], d varbit(4)[], e interval year to month, f interval(2), g timestamptz(3), h time(1) with time zone, i "char", j char(3)[], k name, l timestamp(0)[], m numeric(3,1), n oid, o regclass, p int4multirange, q xml, r money, s macaddr8, t tsquery, u pg_lsn);

-- rows
INSERT INTO app.t (a, b, c, d, e, f, g, h, i, j, k, l) VALUES ('{a}', '{1.5}', '{101}', '{1}', '1 year', '1.25 s', '2020-01-01 00:00:00.123+00', '10:00:00.1+01', 'x', '{abc}', 'n', '{2020-01-01}');

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a varchar(9)[], b numeric(8,3)[], c bit(3)[] DEFAULT '{101}', d varbit[], e interval, f interval day to second(3), g timestamptz, h timetz, i text, j char(5)[], k text, l timestamptz(2)[], m numeric(3,1), n oid, o regclass, p int4multirange, q xml, r money, s macaddr8, t tsquery, u pg_lsn);
