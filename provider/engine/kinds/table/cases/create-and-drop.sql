-- A table comes, with everything that can stand inside it; on the way back it goes.

-- from
CREATE SCHEMA app;

-- to
CREATE SCHEMA app;
CREATE TABLE app.users (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email text NOT NULL DEFAULT 'nobody',
  name varchar(40) COLLATE "C",
  CONSTRAINT users_email_key UNIQUE (email),
  CONSTRAINT users_name_check CHECK (name <> '')
);
CREATE INDEX users_name_idx ON app.users (lower(name));
COMMENT ON TABLE app.users IS 'people';
