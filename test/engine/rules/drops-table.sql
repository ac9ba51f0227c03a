-- options {"allow": ["*"]}
-- from
CREATE TABLE gone (a int); -- ! table:public.gone: with all its rows
CREATE TABLE kept (a int); -- ok table:public.kept
-- to
CREATE TABLE kept (a int);
