-- What a table has of itself it has from another one alone, and the other way round; rows stay where they are.
-- from
CREATE TABLE base (id bigint, name varchar(30), CONSTRAINT named CHECK (length(name) > 1));
CREATE TABLE child (id bigint, name varchar(30), note text);
CREATE TABLE kid (extra jsonb, name varchar(30) DEFAULT 'zz') INHERITS (base);
CREATE INDEX kid_idx ON kid (name);
CREATE VIEW seen AS SELECT * FROM base;
CREATE VIEW extras AS SELECT extra FROM kid;

-- rows
INSERT INTO public.base VALUES (1, 'ab');
INSERT INTO public.child VALUES (2, 'bb', 'n');
INSERT INTO public.kid VALUES (3, 'cc', '{}');

-- to
CREATE TABLE base (id bigint, name text, CONSTRAINT named CHECK (name <> ''));
CREATE TABLE child (note text) INHERITS (base);
CREATE TABLE kid (extra text) INHERITS (base);
CREATE INDEX kid_idx ON kid (name);
CREATE VIEW seen AS SELECT * FROM base;
CREATE VIEW extras AS SELECT extra FROM kid;
