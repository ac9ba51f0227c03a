-- as owner
-- from
CREATE TABLE forced (id int PRIMARY KEY, other int);
CREATE TABLE enabled (id int PRIMARY KEY, plain int);
CREATE TABLE plain (id int PRIMARY KEY, forced int, enabled int, foreign_one int, a int);
ALTER TABLE forced ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE enabled ENABLE ROW LEVEL SECURITY;
RESET ROLE;
CREATE TABLE others (id int PRIMARY KEY);
GRANT ALL ON others TO PUBLIC;
-- to
CREATE TABLE forced (id int PRIMARY KEY, other int);
CREATE TABLE enabled (id int PRIMARY KEY, plain int);
CREATE TABLE others (id int PRIMARY KEY);
CREATE TABLE plain (id int PRIMARY KEY, forced int, enabled int, foreign_one int, a int);
CREATE TABLE fresh (id int PRIMARY KEY, self int);
ALTER TABLE forced ADD CONSTRAINT forced_self_fkey FOREIGN KEY (other) REFERENCES forced; -- ! constraint:public.forced.forced_self_fkey: hides rows of public.forced from their owner
ALTER TABLE forced ADD CONSTRAINT forced_plain_fkey FOREIGN KEY (other) REFERENCES plain; -- ! constraint:public.forced.forced_plain_fkey: 42501
ALTER TABLE forced ADD CONSTRAINT forced_later_fkey FOREIGN KEY (other) REFERENCES plain NOT VALID; -- ok constraint:public.forced.forced_later_fkey
ALTER TABLE enabled ADD CONSTRAINT enabled_plain_fkey FOREIGN KEY (plain) REFERENCES plain; -- ok constraint:public.enabled.enabled_plain_fkey
ALTER TABLE plain ADD CONSTRAINT plain_a_check CHECK (a > 0); -- ok constraint:public.plain.plain_a_check
ALTER TABLE plain ADD CONSTRAINT plain_forced_fkey FOREIGN KEY (forced) REFERENCES forced; -- ! constraint:public.plain.plain_forced_fkey: hides rows of public.plain or public.forced
ALTER TABLE plain ADD CONSTRAINT plain_enabled_fkey FOREIGN KEY (enabled) REFERENCES enabled; -- ok constraint:public.plain.plain_enabled_fkey
ALTER TABLE plain ADD CONSTRAINT plain_foreign_fkey FOREIGN KEY (foreign_one) REFERENCES others; -- ok constraint:public.plain.plain_foreign_fkey
ALTER TABLE fresh ADD CONSTRAINT fresh_self_fkey FOREIGN KEY (self) REFERENCES fresh; -- ok constraint:public.fresh.fresh_self_fkey
ALTER TABLE fresh ADD CONSTRAINT fresh_forced_fkey FOREIGN KEY (self) REFERENCES forced; -- ! constraint:public.fresh.fresh_forced_fkey: PostgreSQL refuses what has to see
