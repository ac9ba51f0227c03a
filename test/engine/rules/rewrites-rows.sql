-- from
CREATE TABLE many (id int);
INSERT INTO many SELECT generate_series(1, 3000);
ANALYZE many;
CREATE TABLE few (id int);
INSERT INTO few SELECT generate_series(1, 1000);
-- to
CREATE TABLE many (
  id int,
  token uuid DEFAULT gen_random_uuid(), -- ok column:public.many.token
  number bigint GENERATED ALWAYS AS IDENTITY, -- ! column:public.many.number: A value of number is computed for each row, so about 3,000 rows are written again
  twice int GENERATED ALWAYS AS (id * 2) STORED, -- ! column:public.many.twice: while reads and writes wait
  no bigserial, -- ok column:public.many.no
  state text DEFAULT 'new', -- ok column:public.many.state
  seen timestamptz DEFAULT now(), -- ok column:public.many.seen
  note text -- ok column:public.many.note
);
CREATE TABLE few (
  id int,
  token uuid DEFAULT gen_random_uuid() -- ok column:public.few.token
);
