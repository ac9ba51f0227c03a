-- Between these types there is no cast: the values go by way of their text, or of integer; a multirange of one range is that range.
-- type_change = in_place

-- from
CREATE TYPE mood AS ENUM ('1', '2');
CREATE TABLE t (a boolean, b date, c integer, d json, e integer[], f smallint DEFAULT 1, g boolean DEFAULT true, h daterange,
  i mood, j uuid, k numeric, l varchar(10)[], m interval, n bytea, o xml, p text, q text[]);

-- rows
INSERT INTO public.t (f, g, h, i, l) VALUES (1, true, '[2020-01-01,2020-02-01)', '2', '{7,8}'), (0, false, NULL, '1', '{}');

-- to
CREATE TYPE mood AS ENUM ('1', '2');
CREATE TABLE t (a timestamptz, b integer, c date, d integer[], e uuid[], f boolean DEFAULT true, g smallint DEFAULT 1, h datemultirange,
  i integer, j bigint, k uuid, l integer[], m integer, n integer, o json, p integer[], q text);
