-- options {"typeChange": "in_place", "allow": ["removes-enum-value:*"]}
-- from
CREATE TYPE mood AS ENUM ('sad', 'ok', 'gone', 'unused');
CREATE TABLE moods (a mood, b mood[], c mood, d text, e text);
INSERT INTO moods VALUES ('gone', '{ok,gone}', 'ok', 'sad', 'odd');
CREATE TABLE t (id int, long text, short text, blank varchar(9), big bigint, small bigint, frac numeric, whole numeric,
  wide numeric(12,4), narrow numeric(12,4), moment timestamp, day timestamp, up int, nan numeric(10,2), many int, fixed varchar(5));
INSERT INTO t VALUES (1, 'abcdef', 'abc', 'abc   ', 3000000000, 7, 1.5, 2, 123456.5, 1.25, '2026-01-01 10:00', '2026-01-01', 1, 'NaN', 2147483647, 'abcde');
-- to
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
