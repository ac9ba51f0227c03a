-- from
CREATE TABLE orgs (id int PRIMARY KEY, region text, code int, UNIQUE (region, code));
INSERT INTO orgs VALUES (1, 'eu', 1), (2, 'us', 1);
CREATE TABLE users (id int PRIMARY KEY, org int, good_org int, region text, code int, boss int, bad_boss int);
INSERT INTO users VALUES (1, 1, 1, 'eu', 1, NULL, 9), (2, 7, 2, 'eu', 2, 1, NULL), (3, 7, NULL, NULL, 2, 1, NULL), (4, 8, NULL, NULL, NULL, 1, NULL);
-- to
CREATE TABLE orgs (id int PRIMARY KEY, region text, code int, UNIQUE (region, code));
CREATE TABLE places (id int PRIMARY KEY);
CREATE TABLE users (id int PRIMARY KEY, org int, good_org int, region text, code int, boss int, bad_boss int, place int, placed int DEFAULT 1);
ALTER TABLE users ADD CONSTRAINT users_org_fkey FOREIGN KEY (org) REFERENCES orgs; -- ! constraint:public.users.users_org_fkey: 3 rows refer by (org) to nothing: 2 values have no counterpart in the referenced table. Namely: "7", "8".
ALTER TABLE users ADD CONSTRAINT users_good_org_fkey FOREIGN KEY (good_org) REFERENCES orgs (id); -- ok constraint:public.users.users_good_org_fkey
ALTER TABLE users ADD CONSTRAINT users_region_fkey FOREIGN KEY (region, code) REFERENCES orgs (region, code); -- ! constraint:public.users.users_region_fkey: 1 row refers by (region, code) to nothing: 1 value has no counterpart
ALTER TABLE users ADD CONSTRAINT users_full_fkey FOREIGN KEY (region, code) REFERENCES orgs (region, code) MATCH FULL; -- ! constraint:public.users.users_full_fkey: 2 rows refer by (region, code) MATCH FULL to nothing, or are NULL in part
ALTER TABLE users ADD CONSTRAINT users_boss_fkey FOREIGN KEY (boss) REFERENCES users; -- ok constraint:public.users.users_boss_fkey
ALTER TABLE users ADD CONSTRAINT users_bad_boss_fkey FOREIGN KEY (bad_boss) REFERENCES users; -- ! constraint:public.users.users_bad_boss_fkey: "9"
ALTER TABLE users ADD CONSTRAINT users_place_fkey FOREIGN KEY (place) REFERENCES places; -- ok constraint:public.users.users_place_fkey
ALTER TABLE users ADD CONSTRAINT users_placed_fkey FOREIGN KEY (placed) REFERENCES places; -- ! constraint:public.users.users_placed_fkey: 4 rows refer
ALTER TABLE users ADD CONSTRAINT users_new_fkey FOREIGN KEY (good_org) REFERENCES orgs ON DELETE CASCADE; -- ok constraint:public.users.users_new_fkey
ALTER TABLE users ADD CONSTRAINT users_unchecked_fkey FOREIGN KEY (org) REFERENCES orgs NOT VALID; -- ok constraint:public.users.users_unchecked_fkey
