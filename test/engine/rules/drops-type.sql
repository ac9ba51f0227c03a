-- from
CREATE TYPE gone AS ENUM ('a'); -- ! type:public.gone: code that names it fails
CREATE TYPE kept AS ENUM ('a'); -- ok type:public.kept
CREATE TYPE changed AS ENUM ('a', 'b'); -- ok type:public.changed
-- to
CREATE TYPE kept AS ENUM ('a');
CREATE TYPE changed AS ENUM ('b', 'a');
