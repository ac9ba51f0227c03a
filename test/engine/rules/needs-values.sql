-- from
CREATE TABLE users (id int);
INSERT INTO users SELECT generate_series(1, 3);
CREATE TABLE empty (id int);
CREATE TABLE many (id int);
INSERT INTO many SELECT generate_series(1, 4000);
ANALYZE many;
-- to
CREATE TABLE users (
  id int,
  email text NOT NULL, -- ! column:public.users.email: The table has 3 rows, and nothing says what email is in them.
  state text NOT NULL DEFAULT 'new', -- ok column:public.users.state
  number int GENERATED ALWAYS AS IDENTITY, -- ok column:public.users.number
  twice int GENERATED ALWAYS AS (id * 2) STORED NOT NULL, -- ok column:public.users.twice
  note text -- ok column:public.users.note
);
CREATE TABLE empty (
  id int,
  email text NOT NULL -- ok column:public.empty.email
);
CREATE TABLE many (
  id int,
  email text NOT NULL -- ! column:public.many.email: The table has about 4,000 rows, and
);
