-- from
CREATE TABLE orgs (id int PRIMARY KEY, region text, code int, UNIQUE (region, code));
INSERT INTO orgs VALUES (1, 'eu', 1), (2, 'us', 1);
CREATE TABLE users (id int PRIMARY KEY, org int, good_org int, region text, code int, boss int, bad_boss int);
INSERT INTO users VALUES (1, 1, 1, 'eu', 1, NULL, 9), (2, 7, 2, 'eu', 2, 1, NULL), (3, 7, NULL, NULL, 2, 1, NULL), (4, 8, NULL, NULL, NULL, 1, NULL);
CREATE TABLE parted (id int NOT NULL, p int NOT NULL, PRIMARY KEY (id, p)) PARTITION BY LIST (p);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES IN (1);
CREATE TABLE parted_2 PARTITION OF parted FOR VALUES IN (2);
INSERT INTO parted VALUES (1, 1), (2, 2);
CREATE TABLE refer (id int, p int);
INSERT INTO refer VALUES (1, 1), (2, 2);
ALTER TABLE refer ADD CONSTRAINT refer_fkey FOREIGN KEY (id, p) REFERENCES parted (id, p);
CREATE TABLE held (id int NOT NULL, p int NOT NULL, up int, PRIMARY KEY (id, p), FOREIGN KEY (up, p) REFERENCES held (id, p)) PARTITION BY LIST (p);
CREATE TABLE held_1 PARTITION OF held FOR VALUES IN (1);
CREATE TABLE held_2 PARTITION OF held FOR VALUES IN (2);
CREATE TABLE held_3 PARTITION OF held FOR VALUES IN (3, 4) PARTITION BY LIST (p);
CREATE TABLE held_4 PARTITION OF held_3 FOR VALUES IN (4);
INSERT INTO held VALUES (1, 1, NULL), (2, 1, 1), (1, 2, NULL), (1, 4, NULL);
CREATE TABLE holds (id int, p int, gone_id int, gone_p int, CONSTRAINT holds_fkey FOREIGN KEY (id, p) REFERENCES held (id, p), CONSTRAINT gone_fkey FOREIGN KEY (gone_id, gone_p) REFERENCES held (id, p));
INSERT INTO holds VALUES (1, 4, 1, 2), (1, 4, NULL, NULL);
CREATE TABLE late (id int NOT NULL, p int NOT NULL, PRIMARY KEY (id, p));
INSERT INTO late VALUES (9, 9);
CREATE TABLE waits (id int, p int);
INSERT INTO waits VALUES (1, 1), (9, 9);
CREATE TABLE carried_bad (id int, at int, org int) PARTITION BY LIST (id);
CREATE TABLE carried_bad_all PARTITION OF carried_bad DEFAULT;
INSERT INTO carried_bad VALUES (1, 1, 7);
CREATE TABLE carried_good (id int, at int, org int) PARTITION BY LIST (id);
CREATE TABLE carried_good_all PARTITION OF carried_good DEFAULT;
INSERT INTO carried_good VALUES (1, 1, 1);
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
CREATE TABLE parted (id int NOT NULL, p int NOT NULL, PRIMARY KEY (id, p)) PARTITION BY LIST (p);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES IN (1, 2);
CREATE TABLE parted_2 (id int NOT NULL, p int NOT NULL, PRIMARY KEY (id, p)); -- ok partition:public.parted_2
CREATE TABLE refer (id int, p int);
ALTER TABLE refer ADD CONSTRAINT refer_fkey FOREIGN KEY (id, p) REFERENCES parted (id, p); -- ! constraint:public.refer.refer_fkey: 1 row refers by (id, p) to nothing: 1 value has no counterpart in the referenced table. Namely: "2, 2".
CREATE TABLE held (id int NOT NULL, p int NOT NULL, up int, PRIMARY KEY (id, p), FOREIGN KEY (up, p) REFERENCES held (id, p)) PARTITION BY LIST (p);
CREATE TABLE held_1 (id int NOT NULL, p int NOT NULL, up int, PRIMARY KEY (id, p)); -- ! partition:public.held_1: 1 row refers by (up, p) of public.held to rows that leave: 1 value has a counterpart in the partition. Namely: "1, 1".
CREATE TABLE held_2 (id int NOT NULL, p int NOT NULL, up int, PRIMARY KEY (id, p)); -- ok partition:public.held_2
CREATE TABLE held_3 PARTITION OF held FOR VALUES IN (3, 4) PARTITION BY LIST (p);
CREATE TABLE held_4 (id int NOT NULL, p int NOT NULL, up int, PRIMARY KEY (id, p)); -- ! partition:public.held_4: 2 rows refer by (id, p) of public.holds to rows that leave: 1 value has a counterpart in the partition.
CREATE TABLE holds (id int, p int, gone_id int, gone_p int, CONSTRAINT holds_fkey FOREIGN KEY (id, p) REFERENCES held (id, p));
CREATE TABLE late (id int NOT NULL, p int NOT NULL, PRIMARY KEY (id, p));
ALTER TABLE parted ATTACH PARTITION late FOR VALUES IN (9);
CREATE TABLE waits (id int, p int);
ALTER TABLE waits ADD CONSTRAINT waits_fkey FOREIGN KEY (id, p) REFERENCES parted (id, p); -- ok constraint:public.waits.waits_fkey
CREATE TABLE carried_bad (id int, at int, org int) PARTITION BY LIST (at);
CREATE TABLE carried_bad_all PARTITION OF carried_bad DEFAULT;
ALTER TABLE carried_bad ADD CONSTRAINT carried_bad_fkey FOREIGN KEY (org) REFERENCES orgs; -- ! constraint:public.carried_bad.carried_bad_fkey: 1 row refers by (org) to nothing
CREATE TABLE carried_good (id int, at int, org int) PARTITION BY LIST (at);
CREATE TABLE carried_good_all PARTITION OF carried_good DEFAULT;
ALTER TABLE carried_good ADD CONSTRAINT carried_good_fkey FOREIGN KEY (org) REFERENCES orgs; -- ok constraint:public.carried_good.carried_good_fkey
