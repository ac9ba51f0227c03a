-- options {"allow": ["*"]}
-- from
CREATE TABLE t (
  kept int, -- ok column:public.t.kept
  gone int, -- ! column:public.t.gone: with all its values
  twice int GENERATED ALWAYS AS (kept * 2) STORED -- ok column:public.t.twice
);
-- to
CREATE TABLE t (kept int);
