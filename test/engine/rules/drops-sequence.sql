-- options {"allow": ["*"]}
-- from
CREATE SEQUENCE gone; -- ! sequence:public.gone: its position is lost
CREATE SEQUENCE kept; -- ok sequence:public.kept
-- to
CREATE SEQUENCE kept;
