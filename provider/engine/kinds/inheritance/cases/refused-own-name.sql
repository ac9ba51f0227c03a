-- A not-null constraint of the table's own keeps its name while the table inherits one, too.
-- since = 18
-- refused = PostgreSQL gives no other name to a not-null constraint that the table inherits, too

-- from
CREATE TABLE base (id bigint NOT NULL);
CREATE TABLE heir (id bigint CONSTRAINT mine NOT NULL) INHERITS (base);

-- to
CREATE TABLE base (id bigint NOT NULL);
CREATE TABLE heir (id bigint CONSTRAINT other NOT NULL) INHERITS (base);
