-- A renamed column and a renamed table keep their settings.

-- from
CREATE SCHEMA app;
CREATE TABLE app.users (mail text);
ALTER TABLE app.users ALTER mail SET STORAGE EXTERNAL, ALTER mail SET STATISTICS 10;
CREATE TABLE app.people_old (id int);
ALTER TABLE app.people_old ALTER id SET STATISTICS 10;

-- to
-- schemata:rename column app.users.mail to email
-- schemata:rename table app.people_old to people
CREATE SCHEMA app;
CREATE TABLE app.users (email text);
ALTER TABLE app.users ALTER email SET STORAGE EXTERNAL, ALTER email SET STATISTICS 20;
CREATE TABLE app.people (id int);
ALTER TABLE app.people ALTER id SET STATISTICS 10;
