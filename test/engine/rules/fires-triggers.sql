-- from
CREATE TABLE audited (id int);
CREATE TABLE inserted (id int);
CREATE TABLE silent (id int);
CREATE TABLE plain (id int);
CREATE TRIGGER audit BEFORE INSERT OR UPDATE ON audited FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE TRIGGER on_insert BEFORE INSERT ON inserted FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE TRIGGER off BEFORE UPDATE ON silent FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
ALTER TABLE silent DISABLE TRIGGER off;
-- to
CREATE TABLE audited (
  id int,
  token uuid DEFAULT gen_random_uuid(), -- ! column:public.audited.token: 1 trigger of public.audited fires
  state text DEFAULT 'new' -- ok column:public.audited.state
);
CREATE TABLE inserted (id int, token uuid DEFAULT gen_random_uuid()); -- ok column:public.inserted.token
CREATE TABLE silent (id int, token uuid DEFAULT gen_random_uuid()); -- ok column:public.silent.token
CREATE TABLE plain (id int, token uuid DEFAULT gen_random_uuid()); -- ok column:public.plain.token
