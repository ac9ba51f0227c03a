-- The usual names of not-null constraints are equal where they are cut: each table is told its own.
-- since = 18

-- from
CREATE TABLE there_whose_name_is_longer_than_a_constraint_may_have_1 (a_column_of_them int);

-- to
CREATE TABLE there_whose_name_is_longer_than_a_constraint_may_have_1 (a_column_of_them int CONSTRAINT there_whose_name_is_longer_than_a_con_a_column_of_them_not_null NOT NULL);
CREATE TABLE there_whose_name_is_longer_than_a_constraint_may_have_2 (a_column_of_them int CONSTRAINT there_whose_name_is_longer_than_a_con_a_column_of_them_not_null NOT NULL);
CREATE TABLE there_whose_name_is_longer_than_a_constraint_may_have_3 (a_column_of_them int NOT NULL);
