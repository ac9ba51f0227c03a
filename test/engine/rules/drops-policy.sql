-- options {"allow": ["*"]}
-- from
CREATE TABLE t (a int);
CREATE POLICY gone ON t USING (a > 0); -- ! policy:public.t.gone: without a restrictive one more
CREATE POLICY kept ON t USING (a > 0); -- ok policy:public.t.kept
CREATE POLICY changed ON t FOR SELECT USING (a > 0); -- ok policy:public.t.changed
CREATE POLICY renamed ON t USING (a > 1); -- ok policy:public.t.renamed
-- to
CREATE TABLE t (a int);
CREATE POLICY kept ON t USING (a > 0);
CREATE POLICY changed ON t FOR DELETE USING (a > 0);
CREATE POLICY other_name ON t USING (a > 1);
