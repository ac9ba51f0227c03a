-- What steps aside gives up the names of its keys and indexes, which what comes beside it has by then.

-- from
CREATE SCHEMA app;
CREATE TABLE app.audit (id bigint, ts timestamptz, CONSTRAINT audit_key UNIQUE (id, ts)) PARTITION BY RANGE (ts);
CREATE TABLE app.audit_jan PARTITION OF app.audit FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE app.above (id bigint, ts timestamptz, CONSTRAINT above_key UNIQUE (id));
CREATE INDEX above_ts ON app.above (ts);
CREATE TABLE app.below () INHERITS (app.above);

-- rows
INSERT INTO app.audit VALUES (1, '2026-01-10');
INSERT INTO app.above VALUES (1, '2026-01-10');
INSERT INTO app.below VALUES (1, '2026-01-10');

-- to
CREATE SCHEMA app;
CREATE TABLE app.audit (id bigint);
CREATE TABLE app.audit_parts (id bigint, ts timestamptz, CONSTRAINT audit_key UNIQUE (id, ts)) PARTITION BY RANGE (ts);
CREATE TABLE app.audit_jan PARTITION OF app.audit_parts FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE app.above (id bigint, ts timestamptz) PARTITION BY RANGE (ts);
CREATE TABLE app.above_all PARTITION OF app.above DEFAULT;
CREATE TABLE app.above_more (id bigint, ts timestamptz, CONSTRAINT above_key UNIQUE (id));
CREATE INDEX above_ts ON app.above_more (ts);
CREATE TABLE app.below () INHERITS (app.above_more);
