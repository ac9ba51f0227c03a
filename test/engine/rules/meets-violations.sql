-- from
CREATE TABLE items (id int, price int, name text, CONSTRAINT items_changed_check CHECK (price < 1000));
INSERT INTO items VALUES (1, -5, 'a'), (2, 0, 'b'), (3, NULL, NULL), (4, 500, 'd');
-- to
CREATE TABLE items (id int, price int, name text, state text DEFAULT 'new',
  CONSTRAINT items_price_check CHECK (price > 0), -- ! constraint:public.items.items_price_check: 2 rows violate CHECK ((price > 0)).
  CONSTRAINT items_least_check CHECK (price >= -5), -- ok constraint:public.items.items_least_check
  CONSTRAINT items_changed_check CHECK (price < 100), -- ! constraint:public.items.items_changed_check: 1 row violates
  CONSTRAINT items_name_check CHECK (name <> 'x'), -- ok constraint:public.items.items_name_check
  CONSTRAINT items_state_check CHECK (state IN ('old')), -- ! constraint:public.items.items_state_check: 4 rows violate
  CONSTRAINT items_new_check CHECK (state IN ('new', 'old')) -- ok constraint:public.items.items_new_check
);
