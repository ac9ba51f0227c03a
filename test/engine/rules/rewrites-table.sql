-- options {"typeChange": "in_place"}
-- from
CREATE TABLE typed (a int); -- ! table:public.typed: Every row is written again
CREATE TABLE volatile (a int); -- ok table:public.volatile
CREATE TABLE numbered (a int); -- ! table:public.numbered: reads and writes wait
CREATE TABLE computed (a int); -- ! table:public.computed: reads and writes wait
CREATE TABLE constant (a int); -- ok table:public.constant
CREATE TABLE wider (a varchar(3)); -- ok table:public.wider
CREATE TABLE stable (a int); -- ok table:public.stable
CREATE TABLE indexed (a int); -- ok table:public.indexed
-- to
CREATE TABLE typed (a bigint);
CREATE TABLE volatile (a int, b double precision DEFAULT random());
CREATE TABLE numbered (a int, b int GENERATED ALWAYS AS IDENTITY);
CREATE TABLE computed (a int, b int GENERATED ALWAYS AS (a * 2) STORED);
CREATE TABLE constant (a int, b int NOT NULL DEFAULT 1);
CREATE TABLE wider (a varchar(9));
CREATE TABLE stable (a int, b timestamptz DEFAULT now());
CREATE TABLE indexed (a int PRIMARY KEY);
