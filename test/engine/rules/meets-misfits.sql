-- options {"typeChange": "in_place"}
-- from
CREATE TABLE t (id int, long text, short text, blank varchar(9), big bigint, small bigint, frac numeric, whole numeric,
  wide numeric(12,4), narrow numeric(12,4), moment timestamp, day timestamp, up int, nan numeric(10,2), many int, fixed varchar(5));
INSERT INTO t VALUES (1, 'abcdef', 'abc', 'abc   ', 3000000000, 7, 1.5, 2, 123456.5, 1.25, '2026-01-01 10:00', '2026-01-01', 1, 'NaN', 2147483647, 'abcde');
-- to
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
