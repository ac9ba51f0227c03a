-- Comments on the indexes of keys and exclusion constraints come, change and go, and stay through renames and keys made anew.

-- from
CREATE TABLE "T" (
  id bigint CONSTRAINT "T_pkey" PRIMARY KEY,
  a integer CONSTRAINT a_key UNIQUE,
  b integer CONSTRAINT "Old" UNIQUE,
  during int4range,
  CONSTRAINT x EXCLUDE USING gist (during WITH &&)
);
COMMENT ON INDEX "T_pkey" IS 'goes';
COMMENT ON CONSTRAINT a_key ON "T" IS 'of the constraint';
COMMENT ON INDEX a_key IS 'of the index';
COMMENT ON INDEX "Old" IS 'stays';
COMMENT ON INDEX x IS 'one';

-- rows
INSERT INTO public."T" VALUES (1, 2, 3, '[1,2)');

-- to
CREATE TABLE "T" (
  id bigint CONSTRAINT "T_pkey" PRIMARY KEY,
  a integer,
  b integer CONSTRAINT "Neu ü" UNIQUE,
  during int4range,
  CONSTRAINT a_key UNIQUE (a, b),
  CONSTRAINT x EXCLUDE USING gist (during WITH &&)
);
COMMENT ON CONSTRAINT "T_pkey" ON "T" IS 'comes';
COMMENT ON CONSTRAINT a_key ON "T" IS 'of the constraint';
COMMENT ON INDEX a_key IS 'it''s of the index';
COMMENT ON INDEX "Neu ü" IS 'stays';
COMMENT ON INDEX x IS 'two';
