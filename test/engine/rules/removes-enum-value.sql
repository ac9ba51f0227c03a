-- from
CREATE TYPE less AS ENUM ('a', 'b'); -- ! type:public.less: loses a value
CREATE TYPE other AS ENUM ('a', 'b'); -- ! type:public.other: loses a value
CREATE TYPE more AS ENUM ('a', 'b'); -- ok type:public.more
CREATE TYPE reordered AS ENUM ('a', 'b'); -- ok type:public.reordered
CREATE TYPE renamed AS ENUM ('a', 'b'); -- ok type:public.renamed
-- to
-- schemata:rename value public.renamed.a to c
CREATE TYPE less AS ENUM ('b');
CREATE TYPE other AS ENUM ('a', 'c');
CREATE TYPE more AS ENUM ('a', 'c', 'b');
CREATE TYPE reordered AS ENUM ('b', 'a');
CREATE TYPE renamed AS ENUM ('c', 'b');
