-- options {"allow": ["*"]}
-- from
CREATE SCHEMA kept; -- ok schema:kept
CREATE SCHEMA gone; -- ! schema:gone: dropped
-- to
CREATE SCHEMA kept;
