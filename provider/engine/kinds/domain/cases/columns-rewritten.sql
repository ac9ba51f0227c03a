-- Columns become of domains, of other ones, and of none: what is said of a rewrite is what happens.
-- type_change = in_place

-- from
CREATE DOMAIN ten AS varchar(10);
CREATE DOMAIN ten_too AS varchar(10);
CREATE DOMAIN ten_asked AS varchar(10) CHECK (VALUE <> 'x');
CREATE DOMAIN over_ten AS ten;
CREATE DOMAIN over_asked AS ten_asked;
CREATE DOMAIN any_length AS varchar;
CREATE DOMAIN words AS text;
CREATE DOMAIN whole AS int;
CREATE DOMAIN whole_too AS int;
CREATE DOMAIN price AS numeric(8,2);
CREATE DOMAIN at AS timestamp(3);
CREATE DOMAIN span AS interval;
CREATE DOMAIN names AS varchar(10)[];
CREATE TABLE t (a ten, b ten, c ten, d ten, e over_ten, f over_ten, g ten, h ten_asked, i varchar(10), j varchar(5), k varchar(5), l words, m whole, n whole, o price, p price, q at, r at, s span, u names,
  v varchar(5), w over_asked, x numeric(6,2), y whole);
CREATE INDEX t_a_idx ON t (a);

-- rows
INSERT INTO public.t (a, i, m, n, o, u) VALUES ('a', 'b', 1, 2, 3, '{a}');

-- to
CREATE DOMAIN ten AS varchar(10);
CREATE DOMAIN ten_too AS varchar(10);
CREATE DOMAIN ten_asked AS varchar(10) CHECK (VALUE <> 'x');
CREATE DOMAIN over_ten AS ten;
CREATE DOMAIN over_asked AS ten_asked;
CREATE DOMAIN any_length AS varchar;
CREATE DOMAIN words AS text;
CREATE DOMAIN whole AS int;
CREATE DOMAIN whole_too AS int;
CREATE DOMAIN price AS numeric(8,2);
CREATE DOMAIN at AS timestamp(3);
CREATE DOMAIN span AS interval;
CREATE DOMAIN names AS varchar(10)[];
CREATE TABLE t (a text, b varchar(20), c ten_too, d words, e text, f ten, g over_ten, h text, i over_ten, j over_asked, k any_length, l varchar, m oid, n whole_too, o numeric, p numeric(8,2), q timestamp, r timestamp(3), s interval(6), u varchar[],
  v ten, w text, x price, y bigint);
CREATE INDEX t_a_idx ON t (a);
