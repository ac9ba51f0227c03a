CREATE TABLE shop.customers (
  id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email text NOT NULL UNIQUE
);

CREATE TABLE shop.orders (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer bigint NOT NULL REFERENCES shop.customers,
  placed   timestamptz NOT NULL DEFAULT now()
);
