-- options {"allow": ["*"]}
-- from
CREATE TABLE disabled (a int);
ALTER TABLE disabled ENABLE ROW LEVEL SECURITY; -- ! row_security:public.disabled: reaches all rows
CREATE TABLE forced (a int);
ALTER TABLE forced ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY; -- ! row_security:public.forced: reaches all rows
CREATE TABLE kept (a int);
ALTER TABLE kept ENABLE ROW LEVEL SECURITY; -- ok row_security:public.kept
CREATE TABLE gone (a int); ALTER TABLE gone ENABLE ROW LEVEL SECURITY; -- ok row_security:public.gone
-- to
CREATE TABLE disabled (a int);
CREATE TABLE forced (a int);
ALTER TABLE forced ENABLE ROW LEVEL SECURITY;
CREATE TABLE kept (a int);
ALTER TABLE kept ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
