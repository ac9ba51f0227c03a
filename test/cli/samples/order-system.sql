-- An order system: parties and their contacts in one schema, what is sold in another, orders in a third that uses both.
CREATE SCHEMA parties;
CREATE SCHEMA "Sortiment";
CREATE SCHEMA orders;

CREATE COLLATION "Sortiment".by_bytes (PROVIDER = libc, LOCALE = 'C');
CREATE TYPE orders.state AS ENUM ('cart', 'placed', 'in "work"', 'sent', 'it''s paid');
CREATE TYPE parties.contact AS (kind character varying(10), value text COLLATE "C");
CREATE DOMAIN parties.tax_number AS character varying(20) COLLATE "C" CHECK (VALUE !~ '\s') CHECK (length(VALUE) > 5);
CREATE DOMAIN parties.contacts AS parties.contact[];
CREATE TYPE orders.weights AS RANGE (SUBTYPE = numeric, MULTIRANGE_TYPE_NAME = orders.weight_sets);
CREATE SEQUENCE orders.numbers START -5 MINVALUE -5 MAXVALUE 1000000 CYCLE;

CREATE FUNCTION orders.next_number(prefix text DEFAULT 'O-') RETURNS text LANGUAGE sql VOLATILE
  RETURN prefix || lpad(nextval('orders.numbers')::text, 8, '0');
CREATE FUNCTION parties.is_reachable(VARIADIC found parties.contact[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT cardinality(found) > 0';

CREATE TABLE parties.parties (
  id uuid DEFAULT gen_random_uuid() CONSTRAINT party_key PRIMARY KEY,
  name text NOT NULL,
  tax parties.tax_number,
  reached parties.contacts DEFAULT '{}',
  of uuid CONSTRAINT party_of REFERENCES parties.parties (id) ON DELETE SET NULL,
  CONSTRAINT not_its_own CHECK (of <> id),
  CONSTRAINT reachable CHECK (parties.is_reachable(VARIADIC (reached)::parties.contact[]))
);
CREATE UNIQUE INDEX "tax once" ON parties.parties (tax) WHERE of IS NULL;
CREATE INDEX parties_name ON parties.parties USING hash (name);
CREATE TABLE parties.people (id integer PRIMARY KEY, party uuid NOT NULL REFERENCES parties.parties ON DELETE CASCADE, salutation text);

CREATE TABLE "Sortiment"."Artikel" (
  "Nummer" character(8) COLLATE "Sortiment".by_bytes PRIMARY KEY,
  "Größe" numeric(6,2) DEFAULT 1.00 NOT NULL,
  "select" boolean DEFAULT false,
  list money,
  net numeric(12,4) NOT NULL,
  rate numeric(4,3) DEFAULT 0.19 NOT NULL,
  gross numeric GENERATED ALWAYS AS (round(net * (1 + rate), 2)) STORED,
  weight orders.weights DEFAULT '[0,1)',
  bits bit(4) DEFAULT B'1010',
  placed point,
  valid daterange NOT NULL,
  UNIQUE ("Nummer", "Größe")
);
COMMENT ON TABLE "Sortiment"."Artikel" IS 'Was verkauft wird: "alles", \ und mehr';
COMMENT ON COLUMN "Sortiment"."Artikel"."Größe" IS NULL;
COMMENT ON CONSTRAINT "Artikel_pkey" ON "Sortiment"."Artikel" IS 'eight characters';
CREATE INDEX "Artikel Ort" ON "Sortiment"."Artikel" USING gist (placed, valid range_ops);
CREATE INDEX artikel_brin ON "Sortiment"."Artikel" USING brin (net) WITH (pages_per_range = 16);
ALTER INDEX "Sortiment"."Artikel Ort" SET (fillfactor = 70);
COMMENT ON INDEX "Sortiment"."Artikel Ort" IS 'where it lies';

CREATE TABLE orders.orders (
  number text DEFAULT orders.next_number() PRIMARY KEY,
  party uuid NOT NULL REFERENCES parties.parties ON UPDATE CASCADE,
  state orders.state DEFAULT 'cart' NOT NULL,
  earlier orders.state[] DEFAULT ARRAY['cart'::orders.state],
  noted jsonb DEFAULT '{}'::jsonb NOT NULL,
  wished interval day to second(0),
  xml xml
);
CREATE INDEX orders_noted ON orders.orders USING gin (noted jsonb_path_ops);
CREATE INDEX orders_open ON orders.orders (party, state) WHERE state = ANY (ARRAY['placed'::orders.state, 'sent'::orders.state]);
CREATE STATISTICS orders.by_length ON (length(number)), state FROM orders.orders;
ALTER STATISTICS orders.by_length SET STATISTICS 200;
CREATE TABLE orders.positions (
  "order" text REFERENCES orders.orders ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE,
  line smallint,
  item character(8) NOT NULL,
  size numeric(6,2) NOT NULL,
  amount integer DEFAULT 1 CHECK (amount > 0) NOT NULL,
  PRIMARY KEY ("order", line),
  CONSTRAINT positions_item FOREIGN KEY (item, size) REFERENCES "Sortiment"."Artikel" ("Nummer", "Größe") MATCH FULL,
  CONSTRAINT no_line_twice EXCLUDE USING btree ("order" WITH =, item WITH =) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE orders.history (
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  number text,
  was orders.state,
  is_now orders.state
);
ALTER TABLE orders.history ALTER COLUMN number SET (n_distinct = -0.5);

CREATE FUNCTION orders.keep() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $body$
BEGIN
  INSERT INTO orders.history (number, was, is_now) SELECT n.number, o.state, n.state FROM new_ones n JOIN old_ones o USING (number);
  RETURN NULL;
END
$body$;
CREATE TRIGGER keep AFTER UPDATE ON orders.orders REFERENCING OLD TABLE AS old_ones NEW TABLE AS new_ones
  FOR EACH STATEMENT EXECUTE FUNCTION orders.keep();
CREATE FUNCTION orders.has_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'cart' AND NOT EXISTS (SELECT FROM orders.positions WHERE "order" = NEW.number) THEN
    RAISE EXCEPTION 'order % has no lines', NEW.number USING ERRCODE = 'check_violation', HINT = TG_ARGV[0];
  END IF;
  RETURN NEW;
END $$;
CREATE CONSTRAINT TRIGGER has_lines AFTER INSERT OR UPDATE OF state ON orders.orders DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION orders.has_lines('add "one", don''t wait');
ALTER TABLE orders.orders ENABLE ALWAYS TRIGGER has_lines;

CREATE VIEW orders.totals AS
  SELECT o.number, o.state, sum(p.amount * a.gross) AS total, array_agg(p.item ORDER BY p.line) AS items
  FROM orders.orders o JOIN orders.positions p ON p."order" = o.number JOIN "Sortiment"."Artikel" a ON a."Nummer" = p.item
  GROUP BY o.number;
CREATE VIEW orders.ranked AS
  WITH RECURSIVE chain AS (
    SELECT id, of, name, 0 AS depth FROM parties.parties WHERE of IS NULL
    UNION ALL SELECT c.id, c.of, c.name, chain.depth + 1 FROM parties.parties c JOIN chain ON c.of = chain.id)
  SELECT chain.name, t.total, rank() OVER (PARTITION BY chain.depth ORDER BY t.total DESC NULLS LAST) AS place
  FROM chain LEFT JOIN orders.orders o ON o.party = chain.id LEFT JOIN orders.totals t USING (number);
CREATE FUNCTION orders.change_total() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER change_total INSTEAD OF UPDATE ON orders.totals FOR EACH ROW EXECUTE FUNCTION orders.change_total();
CREATE RULE no_totals AS ON DELETE TO orders.totals DO INSTEAD (
  UPDATE orders.orders SET state = 'cart' WHERE number = OLD.number;
  DELETE FROM orders.positions WHERE "order" = OLD.number);
CREATE FUNCTION orders.open_of(party uuid) RETURNS TABLE (number text, total numeric) LANGUAGE sql STABLE
  BEGIN ATOMIC
    SELECT t.number, t.total FROM orders.totals t JOIN orders.orders o USING (number) WHERE o.party = open_of.party AND o.state = 'placed';
  END;
CREATE FUNCTION orders.spread_step(state numeric[], value numeric) RETURNS numeric[] LANGUAGE sql IMMUTABLE
  AS $$ SELECT ARRAY[least(state[1], value), greatest(state[2], value)] $$;
CREATE FUNCTION orders.spread_end(state numeric[]) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT state[2] - state[1] $$;
CREATE AGGREGATE orders.spread(numeric) (SFUNC = orders.spread_step, STYPE = numeric[], FINALFUNC = orders.spread_end, PARALLEL = SAFE);
CREATE MATERIALIZED VIEW orders.per_day AS
  SELECT date_trunc('day', h.at) AS day, count(*) AS changes, orders.spread(t.total) AS spread
  FROM orders.history h LEFT JOIN orders.totals t USING (number) GROUP BY 1;
CREATE INDEX per_day_changes ON orders.per_day (changes DESC);
ALTER TABLE orders.orders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own orders" ON orders.orders USING (party::text = current_setting('orders.party', true)) WITH CHECK (state = 'cart');
CREATE POLICY totals_seen ON orders.orders FOR SELECT TO CURRENT_USER USING (number IN (SELECT t.number FROM orders.history t));
COMMENT ON POLICY "own orders" ON orders.orders IS 'Nobody else''s';
