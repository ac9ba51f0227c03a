-- What no kind models cannot be declared: the error names it.
-- refused = operator:app.===(integer,integer) cannot be managed yet

-- from
CREATE SCHEMA app;

-- to
CREATE SCHEMA app;
CREATE OPERATOR app.=== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq);
