-- Storage parameters alone are changed in place.
-- from
CREATE TABLE t (during tsrange, CONSTRAINT t_excl EXCLUDE USING gist (during WITH &&) WITH (fillfactor = 70));
-- to
CREATE TABLE t (during tsrange, CONSTRAINT t_excl EXCLUDE USING gist (during WITH &&) WITH (buffering = on));
