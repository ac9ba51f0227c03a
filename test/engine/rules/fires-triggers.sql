-- A plan was interrupted while it filled these columns, and somebody has put triggers on their tables since.
-- from
CREATE TABLE audited (id int, token uuid DEFAULT gen_random_uuid());
CREATE TABLE other (id int, token uuid DEFAULT gen_random_uuid());
CREATE TABLE silent (id int, token uuid DEFAULT gen_random_uuid());
CREATE TABLE plain (id int);
ALTER TABLE audited ADD CONSTRAINT schemata_tmp_81a5e653cf2d13ed CHECK (true) NOT VALID;
ALTER TABLE other ADD CONSTRAINT schemata_tmp_3be7cba093fba5a9 CHECK (true) NOT VALID;
ALTER TABLE silent ADD CONSTRAINT schemata_tmp_1d9b62159c2b8e39 CHECK (true) NOT VALID;
CREATE TRIGGER audit BEFORE INSERT OR UPDATE ON audited FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE TRIGGER on_id BEFORE UPDATE OF id ON other FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE TRIGGER off BEFORE UPDATE ON silent FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
ALTER TABLE silent DISABLE TRIGGER off;
-- to
CREATE TABLE audited (
  id int,
  token uuid NOT NULL DEFAULT gen_random_uuid(), -- ! column:public.audited.token: 1 trigger of public.audited fires
  state text DEFAULT 'new' -- ok column:public.audited.state
);
CREATE TRIGGER audit BEFORE INSERT OR UPDATE ON audited FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE TABLE other (id int, token uuid NOT NULL DEFAULT gen_random_uuid()); -- ok column:public.other.token
CREATE TRIGGER on_id BEFORE UPDATE OF id ON other FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE TABLE silent (id int, token uuid NOT NULL DEFAULT gen_random_uuid()); -- ok column:public.silent.token
CREATE TRIGGER off BEFORE UPDATE ON silent FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
ALTER TABLE silent DISABLE TRIGGER off;
CREATE TABLE plain (id int, token uuid DEFAULT gen_random_uuid()); -- ok column:public.plain.token
