-- Expressions and predicates with quotes, names that must be quoted, classes with parameters in quotes, every order.

-- from
CREATE SCHEMA "S.x";
CREATE TABLE "S.x"."T ""q""" ("a.b" text, "Ü" text, c jsonb, d integer, "order" timestamptz(3));
CREATE INDEX "I 1" ON "S.x"."T ""q""" (("a.b" || 'it''s "x"'), "Ü" COLLATE "C" DESC NULLS LAST) WHERE "Ü" <> E'\\ ''';

-- rows
INSERT INTO "S.x"."T ""q""" VALUES ('a', 'b', '{}', 1, now());

-- to
CREATE SCHEMA "S.x";
CREATE TABLE "S.x"."T ""q""" ("a.b" text, "Ü" text, c jsonb, d integer, "order" timestamptz(3));
CREATE INDEX "I 1" ON "S.x"."T ""q""" (("a.b" || 'it''s "y"') DESC NULLS FIRST, "Ü" COLLATE "POSIX" text_pattern_ops NULLS FIRST) INCLUDE ("order", d) WITH (fillfactor = 55) WHERE "Ü" <> E'\\\n';
CREATE INDEX "I 2" ON "S.x"."T ""q""" ((c ->> 'k"'), ("order" AT TIME ZONE 'UTC'), (d::numeric(5,2))) WHERE "a.b" ~ '^[a-z"]+$' OR d = ANY ('{1,2}');
CREATE UNIQUE INDEX "i2" ON "S.x"."T ""q""" ((lower("a.b") COLLATE "C"), (("Ü" IS NULL)) DESC);
CREATE INDEX "i3" ON "S.x"."T ""q""" USING brin (d int4_bloom_ops (n_distinct_per_range = 50), "order");
