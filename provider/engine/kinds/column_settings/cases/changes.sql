-- Every setting comes, changes and goes, on old columns and new ones, also on one whose name needs quotes.

-- from
CREATE SCHEMA app;
CREATE TABLE app.t (id bigint, note text, plain text, doc jsonb, n numeric, "E Mail" varchar(50), goes text, arr int[]);
ALTER TABLE app.t ALTER id SET STATISTICS 500;
ALTER TABLE app.t ALTER note SET STORAGE EXTERNAL, ALTER note SET COMPRESSION pglz, ALTER note SET STATISTICS 10, ALTER note SET (n_distinct = -0.5);
ALTER TABLE app.t ALTER doc SET STORAGE MAIN;
ALTER TABLE app.t ALTER n SET STORAGE EXTENDED;
ALTER TABLE app.t ALTER "E Mail" SET (n_distinct = 5, n_distinct_inherited = 10);
ALTER TABLE app.t ALTER goes SET STATISTICS 7;

-- rows
INSERT INTO app.t (id, note) VALUES (1, 'a');

-- to
CREATE SCHEMA app;
CREATE TABLE app.t (id bigint, note text, plain text, doc jsonb, n numeric, "E Mail" varchar(50), arr int[], comes text);
ALTER TABLE app.t ALTER id SET STATISTICS 0;
ALTER TABLE app.t ALTER note SET STORAGE PLAIN, ALTER note SET STATISTICS 20, ALTER note SET (n_distinct = 3);
ALTER TABLE app.t ALTER plain SET STORAGE PLAIN, ALTER plain SET COMPRESSION pglz;
ALTER TABLE app.t ALTER "E Mail" SET (n_distinct_inherited = 11);
ALTER TABLE app.t ALTER comes SET STORAGE EXTERNAL, ALTER comes SET STATISTICS 100;
ALTER TABLE app.t ALTER arr SET STORAGE EXTERNAL;
CREATE TABLE app.new (a text, b int);
ALTER TABLE app.new ALTER a SET STORAGE MAIN, ALTER a SET COMPRESSION pglz, ALTER b SET STATISTICS 1000, ALTER b SET (n_distinct = 2);
