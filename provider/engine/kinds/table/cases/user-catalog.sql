-- PostgreSQL rewrites no table that is one of the user's catalogs: for that it ends being so, and comes to be so again.

-- from
-- schemata:rename table public.named to named_otherwise
CREATE TABLE ends (a int) WITH (user_catalog_table = true, fillfactor = 90);
CREATE TABLE stays (id int, a varchar(30)) WITH (user_catalog_table = true);
CREATE TABLE named_otherwise (id int) WITH (user_catalog_table = on);
CREATE TABLE moved (id int, a text) WITH (user_catalog_table = false);

-- rows
INSERT INTO public.ends VALUES (1);
INSERT INTO public.stays VALUES (1, 'a');
INSERT INTO public.named_otherwise VALUES (1);
INSERT INTO public.moved VALUES (1, 'a');

-- to
CREATE UNLOGGED TABLE ends (a int) WITH (fillfactor = 80);
CREATE TABLE stays (id bigint, a varchar(30), b int DEFAULT 1) WITH (user_catalog_table = true);
-- schemata:rename table public.named_otherwise to named
CREATE TABLE named (id bigint);
CREATE TABLE moved (id bigint, a text) WITH (user_catalog_table = true, toast.autovacuum_enabled = false);
