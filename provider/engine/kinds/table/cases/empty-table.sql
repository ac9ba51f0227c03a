-- A table without columns gets one, and loses it.

-- from
CREATE TABLE public.nothing ();

-- to
CREATE TABLE public.nothing (id bigint);
