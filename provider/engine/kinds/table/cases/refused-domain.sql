-- A domain is not modelled yet: it is an error that names it, whatever uses it.
-- refused = type:app.positive

-- from
CREATE SCHEMA app;

-- to
CREATE SCHEMA app;
CREATE DOMAIN app.positive AS integer CHECK (VALUE > 0);
CREATE TABLE app.t (a app.positive DEFAULT 1);
