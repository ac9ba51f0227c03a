-- from
CREATE TYPE used AS (a integer, b integer); -- ! type:public.used: An attribute of the type is dropped
CREATE TYPE unused AS (a integer, b integer); -- ok type:public.unused
CREATE TABLE t (used used);
-- to
CREATE TYPE used AS (a integer, c integer);
CREATE TYPE unused AS (a integer, c integer);
CREATE TABLE t (used used);
