-- from
CREATE TABLE users (id int PRIMARY KEY, email text, name text, org int, deleted boolean NOT NULL DEFAULT false);
INSERT INTO users VALUES
  (1, 'ann@example.com', 'Ann', 1, false), (2, 'ann@example.com', 'ann', 2, false), (3, 'bob@example.com', 'Bob', 1, true),
  (4, 'bob@example.com', 'bob', 2, false), (5, 'Ann@example.com', 'Bob', 3, false), (6, NULL, NULL, NULL, false), (7, NULL, 'Eve', NULL, false);
CREATE TABLE tags (label text, code text, "Order" int);
INSERT INTO tags VALUES ('a', 'x', 1), ('b', 'x', 1);
CREATE TABLE carried_bad (id int, at int) PARTITION BY LIST (id);
CREATE TABLE carried_bad_all PARTITION OF carried_bad DEFAULT;
INSERT INTO carried_bad VALUES (1, 1), (2, 1);
CREATE TABLE carried_good (id int, at int) PARTITION BY LIST (id);
CREATE TABLE carried_good_all PARTITION OF carried_good DEFAULT;
INSERT INTO carried_good VALUES (1, 1), (2, 2);
-- to
CREATE TABLE users (id int PRIMARY KEY, email text, name text, org int, deleted boolean NOT NULL DEFAULT false,
  kind text DEFAULT 'plain', number int GENERATED ALWAYS AS IDENTITY);
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email); -- ! constraint:public.users.users_email_key: 2 values of (email) stand in more than one row (4 rows in all). Namely: "ann@example.com", "bob@example.com".
ALTER TABLE users ADD CONSTRAINT users_email_org_key UNIQUE (email, org); -- ok constraint:public.users.users_email_org_key
CREATE UNIQUE INDEX users_lower_idx ON users (lower(email) text_pattern_ops DESC); -- ! index:public.users_lower_idx: 2 values of (lower(email)) stand in more than one row (5 rows in all)
CREATE UNIQUE INDEX users_live_idx ON users (email) WHERE NOT deleted AND id <> 2; -- ok index:public.users_live_idx
CREATE UNIQUE INDEX users_live_ann_idx ON users (email) WHERE NOT deleted; -- ! index:public.users_live_ann_idx: 1 value of (email) stands
CREATE UNIQUE INDEX users_name_idx ON users (name, (org + 1)); -- ok index:public.users_name_idx
ALTER TABLE users ADD CONSTRAINT users_org_key UNIQUE (org, deleted) DEFERRABLE; -- ! constraint:public.users.users_org_key: Namely: "2, false"
ALTER TABLE users ADD CONSTRAINT users_kind_key UNIQUE (kind); -- ! constraint:public.users.users_kind_key: 1 value of (kind) stands in more than one row (7 rows in all)
ALTER TABLE users ADD CONSTRAINT users_number_key UNIQUE (number); -- ok constraint:public.users.users_number_key
CREATE TABLE tags (label text PRIMARY KEY, code text, "Order" int); -- ok constraint:public.tags.tags_pkey
ALTER TABLE tags ADD UNIQUE ("Order"); -- ! constraint:public.tags."tags_Order_key": 1 value of ("Order") stands
ALTER TABLE tags ADD UNIQUE (label, code); -- ok constraint:public.tags.tags_label_code_key
CREATE TABLE fresh (a int, UNIQUE (a)); -- ok constraint:public.fresh.fresh_a_key
CREATE INDEX tags_code_idx ON tags (code); -- ok index:public.tags_code_idx
CREATE TABLE carried_bad (id int, at int UNIQUE) PARTITION BY LIST (at); -- ! table:public.carried_bad: 1 value of (at) stands in more than one row
CREATE TABLE carried_bad_all PARTITION OF carried_bad DEFAULT;
CREATE TABLE carried_good (id int, at int UNIQUE) PARTITION BY LIST (at); -- ok table:public.carried_good
CREATE TABLE carried_good_all PARTITION OF carried_good DEFAULT;
