-- Columns come and go, with and without defaults.

-- from
CREATE SCHEMA app;
CREATE TABLE app.users (id bigint);

-- rows
INSERT INTO app.users VALUES (1), (2);

-- to
CREATE SCHEMA app;
CREATE TABLE app.users (
  id bigint,
  nickname text,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  token uuid DEFAULT gen_random_uuid(),
  tags text[] NOT NULL DEFAULT '{}',
  price numeric(10,2),
  doubled bigint GENERATED ALWAYS AS (id * 2) STORED
);
