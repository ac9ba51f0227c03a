-- A table that somebody else has made inherits from a declared one: it stays, and changes with that.
-- type_change = in_place

-- from
CREATE TABLE base (id bigint, a integer);

-- rows
CREATE TABLE public.other (note text, a integer) INHERITS (public.base);
INSERT INTO public.other VALUES (1, 2, 'x');

-- to
CREATE TABLE base (id bigint, a bigint, came text DEFAULT 'x', CONSTRAINT a_check CHECK (a > 0));

-- kept
CREATE TABLE public.other (note text, a bigint) INHERITS (public.base);
