-- Classes of an extension with parameters.
-- from
CREATE EXTENSION pg_trgm;
CREATE EXTENSION ltree;
CREATE TABLE t (a text, l ltree);
CREATE INDEX t_a_idx ON t USING gist (a gist_trgm_ops (siglen = 32));
CREATE INDEX t_l_idx ON t USING gist (l gist_ltree_ops (siglen = 100));

-- to
CREATE EXTENSION pg_trgm;
CREATE EXTENSION ltree;
CREATE TABLE t (a text, l ltree);
CREATE INDEX t_a_idx ON t USING gist (a gist_trgm_ops (siglen = 64));
CREATE INDEX t_l_idx ON t USING gist (l);
