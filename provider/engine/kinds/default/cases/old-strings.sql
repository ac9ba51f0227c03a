-- What a text sets for its strings, dates and intervals holds for what follows it there, and for nothing else.
-- from
SET standard_conforming_strings = off;
CREATE TABLE a (t text DEFAULT 'a\\b''c', d date DEFAULT '2020-02-01');
SET standard_conforming_strings = on;
CREATE TABLE b (t text DEFAULT 'a\b''c');

-- to
SET datestyle = 'ISO, DMY';
CREATE TABLE a (t text DEFAULT 'a\\b', d date DEFAULT '03/02/2020');
SET datestyle = 'ISO, MDY';
SET quote_all_identifiers = on;
CREATE TABLE b (t text DEFAULT 'a\\b''c', d date DEFAULT '03/02/2020' CHECK (d > '2020-01-01'));
