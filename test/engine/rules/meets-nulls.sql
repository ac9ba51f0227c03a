-- from
CREATE TABLE users (id int, email text, name text, org int, note text NOT NULL);
INSERT INTO users VALUES (1, 'ann@example.com', NULL, 1, ''), (2, 'bob@example.com', NULL, NULL, ''), (3, 'eve@example.com', 'Eve', 3, '');
CREATE TABLE keyless (a int, b int);
INSERT INTO keyless VALUES (NULL, 1);
CREATE TABLE empty (a int);
CREATE TABLE carried_bad (id int, at int, a int) PARTITION BY LIST (id);
CREATE TABLE carried_bad_all PARTITION OF carried_bad DEFAULT;
INSERT INTO carried_bad VALUES (1, 1, NULL);
CREATE TABLE carried_good (id int, at int, a int) PARTITION BY LIST (id);
CREATE TABLE carried_good_all PARTITION OF carried_good DEFAULT;
INSERT INTO carried_good VALUES (1, 1, 1);
-- to
CREATE TABLE users (
  id int NOT NULL, -- ok column:public.users.id
  email text NOT NULL, -- ok column:public.users.email
  name text NOT NULL, -- ! column:public.users.name: name is NULL in 2 rows.
  org int NOT NULL, -- ! column:public.users.org: org is NULL in 1 row.
  note text NOT NULL
);
CREATE TABLE keyless (
  a int PRIMARY KEY, -- ! column:public.keyless.a: a is NULL in 1 row.
  b int NOT NULL -- ok column:public.keyless.b
);
CREATE TABLE empty (
  a int NOT NULL -- ok column:public.empty.a
);
CREATE TABLE carried_bad (id int, at int, a int NOT NULL) PARTITION BY LIST (at); -- ! table:public.carried_bad: a is NULL in 1 row.
CREATE TABLE carried_bad_all PARTITION OF carried_bad DEFAULT;
CREATE TABLE carried_good (id int, at int, a int NOT NULL) PARTITION BY LIST (at); -- ok table:public.carried_good
CREATE TABLE carried_good_all PARTITION OF carried_good DEFAULT;
