-- What somebody made by hand long ago.
CREATE SCHEMA billing;
CREATE TABLE billing.accounts (
  id serial PRIMARY KEY,
  owner varchar(120) NOT NULL,
  opened date DEFAULT CURRENT_DATE
);
CREATE INDEX accounts_owner ON billing.accounts (lower(owner));
CREATE TABLE billing.invoices (
  account integer NOT NULL REFERENCES billing.accounts,
  number integer NOT NULL,
  amount numeric(10,2) NOT NULL CHECK (amount > 0),
  PRIMARY KEY (account, number)
);
