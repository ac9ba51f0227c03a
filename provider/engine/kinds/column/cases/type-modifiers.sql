-- Every kind of type modifier, and arrays with one.
-- type_change = in_place

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (a varchar(10)[], b numeric(4), c numeric(6,3), d char, e bit(4), f time(2), g timetz(3), h timestamptz(0), i interval(2), j interval year to month, k "char", l float4);

-- rows
INSERT INTO app.t VALUES ('{a}', 1, 1.5, 'x', B'1010', '10:00', '10:00+00', '2020-01-01', '1 s', '1 y', 'c', 1.5);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (a varchar(20)[], b numeric(5), c numeric(7,4), d char(3), e bit(5), f time, g timetz(4), h timestamptz(3), i interval, j interval, k text, l float8);
