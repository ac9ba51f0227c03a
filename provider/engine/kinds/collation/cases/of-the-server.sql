-- Collations that the server was made with, from its ICU, wherever one may be named.

-- from
CREATE TABLE t (a text COLLATE "en-x-icu", b text, c varchar(10) COLLATE "nb-x-icu");
CREATE INDEX i ON t (c COLLATE "es-x-icu");
CREATE DOMAIN e AS text COLLATE "ja-x-icu";

-- rows
INSERT INTO public.t VALUES ('a', 'b', 'c');

-- to
CREATE TABLE t (a text COLLATE "sv-x-icu", b text COLLATE pg_catalog."en-x-icu" DEFAULT 'x', c varchar(10));
CREATE INDEX i ON t (c COLLATE "de-x-icu");
CREATE VIEW v AS SELECT a, b COLLATE "C" AS b, c COLLATE "fr-x-icu" AS c FROM t WHERE a < 'x' COLLATE "zu-x-icu";
CREATE DOMAIN d AS text COLLATE "ja-x-icu" CHECK (VALUE > 'a' COLLATE "ko-x-icu");
CREATE COLLATION mine FROM "tr-x-icu";
CREATE TABLE p (a text COLLATE "sv-x-icu") PARTITION BY RANGE (a COLLATE "de-x-icu");
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('a') TO ('m');
