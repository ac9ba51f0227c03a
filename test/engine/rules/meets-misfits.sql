-- options {"typeChange": "in_place", "allow": ["removes-enum-value:*"]}
-- from
CREATE TYPE mood AS ENUM ('sad', 'ok', 'gone', 'unused');
CREATE TABLE moods (a mood, b mood[], c mood, d text, e text);
INSERT INTO moods VALUES ('gone', '{ok,gone}', 'ok', 'sad', 'odd');
CREATE TABLE t (id int, long text, short text, blank varchar(9), big bigint, small bigint, frac numeric, whole numeric,
  wide numeric(12,4), narrow numeric(12,4), moment timestamp, day timestamp, up int, nan numeric(10,2), many int, fixed varchar(5));
INSERT INTO t VALUES (1, 'abcdef', 'abc', 'abc   ', 3000000000, 7, 1.5, 2, 123456.5, 1.25, '2026-01-01 10:00', '2026-01-01', 1, 'NaN', 2147483647, 'abcde');
CREATE TYPE tone AS ENUM ('low', 'high');
CREATE TYPE pair AS (x int, y text);
CREATE TYPE reach AS RANGE (subtype = float8);
CREATE DOMAIN above AS int CHECK (VALUE > 0);
CREATE DOMAIN named AS text NOT NULL;
CREATE DOMAIN code AS varchar(3) CHECK (VALUE <> '');
CREATE TABLE made (id int, pair_bad text, pair_good text, reach_bad text, reach_good int4range, above_bad text, above_read text, above_good numeric,
  named_bad varchar(9), named_good varchar(9), code_bad text, code_good text, few_bad int[], few_good int[], far int, near text, of_many tone, of_text text,
  json_bad pair, json_good pair, digit_bad jsonb, digit_good jsonb, numbers_bad text[], numbers_good text[], truth boolean, soon text);
INSERT INTO made VALUES (1, 'q', '(1,q)', '[2,1)', '[1,2)', '-1', 'x', 7, NULL, 'n', 'abcd', 'abc', '{1,2,3}', '{1}', 3, '4', 'low', '{low}',
  '(1,q)', NULL, '"x"', '5', '{1,x}', '{1,2}', true, '9');
CREATE TABLE carried_bad (id int, at int, a text) PARTITION BY LIST (id);
CREATE TABLE carried_bad_all PARTITION OF carried_bad DEFAULT;
INSERT INTO carried_bad VALUES (1, 1, 'abcd');
CREATE TABLE carried_good (id int, at int, a text) PARTITION BY LIST (id);
CREATE TABLE carried_good_all PARTITION OF carried_good DEFAULT;
INSERT INTO carried_good VALUES (1, 1, 'abc');
CREATE TYPE place AS (x int, y text);
CREATE TABLE placed (many place[], nothing place[], one place);
INSERT INTO placed VALUES ('{"(1,a)"}', NULL, '(1,a)');
-- to
CREATE TYPE place AS (x bigint, y text);
CREATE TABLE placed (
  many place, -- ! column:public.placed.many: 1 value does not fit
  nothing place, -- ok column:public.placed.nothing
  one place[] -- ! column:public.placed.one: 1 value does not fit
);
CREATE TYPE tone AS ENUM ('low', 'high');
CREATE TYPE pair AS (x int, y text);
CREATE TYPE reach AS RANGE (subtype = float8);
CREATE DOMAIN above AS int CHECK (VALUE > 0);
CREATE DOMAIN named AS text NOT NULL;
CREATE DOMAIN code AS varchar(3) CHECK (VALUE <> '');
CREATE DOMAIN few AS int[] CHECK (cardinality(VALUE) < 2);
CREATE DOMAIN low AS above CHECK (VALUE < 4);
CREATE DOMAIN flag AS int CHECK (VALUE IN (0, 1));
CREATE TABLE made (id int,
  pair_bad pair, -- ! column:public.made.pair_bad: 1 value does not fit pair_bad as public.pair
  pair_good pair, -- ok column:public.made.pair_good
  reach_bad reach, -- ! column:public.made.reach_bad: 1 value
  reach_good reach, -- ok column:public.made.reach_good
  above_bad above, -- ! column:public.made.above_bad: 1 value
  above_read above, -- ! column:public.made.above_read: 1 value
  above_good above, -- ok column:public.made.above_good
  named_bad named, -- ! column:public.made.named_bad: 1 value
  named_good named, -- ok column:public.made.named_good
  code_bad code, -- ! column:public.made.code_bad: 1 value
  code_good code, -- ok column:public.made.code_good
  few_bad few, -- ! column:public.made.few_bad: 1 value
  few_good few, -- ok column:public.made.few_good
  far low, -- ok column:public.made.far
  near low, -- ! column:public.made.near: 1 value
  of_many tone[], -- ! column:public.made.of_many: 1 value
  of_text tone[], -- ok column:public.made.of_text
  json_bad jsonb, -- ! column:public.made.json_bad: 1 value
  json_good jsonb, -- ok column:public.made.json_good
  digit_bad int, -- ! column:public.made.digit_bad: t least 1 value
  digit_good int, -- ok column:public.made.digit_good
  numbers_bad int[], -- ! column:public.made.numbers_bad: 1 value
  numbers_good int[], -- ok column:public.made.numbers_good
  truth flag, -- ok column:public.made.truth
  soon above -- ok column:public.made.soon
);
CREATE TYPE mood AS ENUM ('ok', 'sad');
CREATE TABLE moods (
  a mood, -- ! column:public.moods.a: 1 value does not fit a as public.mood
  b mood[], -- ! column:public.moods.b: 1 value does not fit b as public.mood[]
  c mood, -- ok column:public.moods.c
  d mood, -- ok column:public.moods.d
  e mood -- ! column:public.moods.e: 1 value
);
CREATE TABLE t (id int,
  long varchar(3), -- ! column:public.t.long: 1 value does not fit long as character varying(3)
  short varchar(3), -- ok column:public.t.short
  blank varchar(3), -- ok column:public.t.blank
  big int, -- ! column:public.t.big: 1 value does not fit
  small int, -- ok column:public.t.small
  frac int, -- ! column:public.t.frac: 1 value
  whole bigint, -- ok column:public.t.whole
  wide numeric(6,2), -- ! column:public.t.wide: 1 value
  narrow numeric(6,2), -- ok column:public.t.narrow
  moment date, -- ! column:public.t.moment: 1 value
  day date, -- ok column:public.t.day
  up bigint, -- ok column:public.t.up
  nan numeric(8,2), -- ok column:public.t.nan
  many numeric(12,2), -- ok column:public.t.many
  fixed char(10) -- ok column:public.t.fixed
);
CREATE TABLE carried_bad (id int, at int, a varchar(3)) PARTITION BY LIST (at); -- ! table:public.carried_bad: 1 value does not fit a as character varying(3)
CREATE TABLE carried_bad_all PARTITION OF carried_bad DEFAULT;
CREATE TABLE carried_good (id int, at int, a varchar(3)) PARTITION BY LIST (at); -- ok table:public.carried_good
CREATE TABLE carried_good_all PARTITION OF carried_good DEFAULT;
