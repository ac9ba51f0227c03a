-- A foreign key takes the oldest key over its columns, in whatever order and operator class that is: one which goes is gone before.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (e time, "f f" text, CONSTRAINT t_u UNIQUE ("f f"), CONSTRAINT t_f FOREIGN KEY ("f f") REFERENCES app.t ("f f"));
CREATE UNIQUE INDEX t_i ON app.t ("f f" text_pattern_ops, e NULLS FIRST);

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (e time, "f f" text, CONSTRAINT t_u UNIQUE (e, "f f"), CONSTRAINT t_f FOREIGN KEY (e, "f f") REFERENCES app.t (e, "f f"));
CREATE UNIQUE INDEX t_i ON app.t (e DESC, ("f f" || 'x'));
