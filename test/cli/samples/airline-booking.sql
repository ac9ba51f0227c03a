-- Bookings of an airline: airports and aircraft in several languages, flights with seats, tickets, boarding passes.
CREATE SCHEMA wings;

CREATE TYPE wings.cabin AS ENUM ('economy', 'comfort', 'business');
CREATE TYPE wings.flight_state AS ENUM ('planned', 'on time', 'delayed', 'departed', 'arrived', 'called off');
CREATE DOMAIN wings.airport_code AS character(3) CONSTRAINT three_letters CHECK (VALUE ~ '^[A-Z]{3}$');
CREATE TYPE wings.position AS (latitude double precision, longitude double precision);
CREATE FUNCTION wings.minutes_between(timestamp with time zone, timestamp with time zone) RETURNS double precision
  LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT extract(epoch FROM $1 - $2)::double precision / 60 $$;
CREATE TYPE wings.time_slot AS RANGE (SUBTYPE = timestamp with time zone, SUBTYPE_DIFF = wings.minutes_between);

CREATE FUNCTION wings.language() RETURNS text LANGUAGE plpgsql STABLE LEAKPROOF AS $$
BEGIN
  RETURN coalesce(nullif(current_setting('wings.language', true), ''), 'en');
END $$;
CREATE FUNCTION wings.told(jsonb) RETURNS text LANGUAGE sql STABLE RETURN $1 ->> wings.language();

CREATE TABLE wings.aircraft_data (
  code character(3) PRIMARY KEY,
  model jsonb NOT NULL,
  reach integer NOT NULL CONSTRAINT reach_positive CHECK (reach > 0)
);
COMMENT ON COLUMN wings.aircraft_data.reach IS 'Kilometres';
CREATE TABLE wings.airport_data (
  code wings.airport_code PRIMARY KEY,
  name jsonb NOT NULL,
  town jsonb NOT NULL,
  place wings.position NOT NULL,
  zone text DEFAULT 'UTC'::text NOT NULL
);
CREATE INDEX airport_names ON wings.airport_data ((name ->> 'en'), (town ->> 'en') COLLATE "C");
CREATE TABLE wings.seats (
  aircraft character(3) REFERENCES wings.aircraft_data ON DELETE CASCADE,
  seat character varying(4),
  cabin wings.cabin DEFAULT 'economy' NOT NULL,
  CONSTRAINT seats_key PRIMARY KEY (aircraft, seat)
);
CREATE TABLE wings.flights (
  id integer GENERATED ALWAYS AS IDENTITY,
  number character(6) NOT NULL,
  departs timestamp with time zone NOT NULL,
  arrives timestamp with time zone NOT NULL,
  source wings.airport_code NOT NULL,
  target wings.airport_code NOT NULL,
  state wings.flight_state DEFAULT 'planned' NOT NULL,
  aircraft character(3) NOT NULL,
  left_at timestamp with time zone,
  came_at timestamp with time zone,
  gate_slot wings.time_slot,
  late interval GENERATED ALWAYS AS (left_at - departs) STORED,
  PRIMARY KEY (id),
  CONSTRAINT flights_number_departs UNIQUE (number, departs),
  CONSTRAINT arrives_later CHECK (arrives > departs),
  CONSTRAINT came_later CHECK (came_at IS NULL OR (left_at IS NOT NULL AND came_at > left_at)),
  CONSTRAINT gate_once EXCLUDE USING gist (gate_slot WITH &&) WHERE (state <> 'called off'),
  FOREIGN KEY (source) REFERENCES wings.airport_data,
  FOREIGN KEY (target) REFERENCES wings.airport_data,
  CONSTRAINT "flights with aircraft" FOREIGN KEY (aircraft) REFERENCES wings.aircraft_data
);
CREATE INDEX flights_departing ON wings.flights (departs) WHERE state IN ('planned', 'on time', 'delayed');
ALTER TABLE wings.flights REPLICA IDENTITY USING INDEX flights_number_departs;
CREATE TABLE wings.bookings (
  code character(6) PRIMARY KEY,
  at timestamp with time zone NOT NULL,
  total numeric(10,2) NOT NULL
);
CREATE TABLE wings.tickets (
  number character(13) CONSTRAINT ticket_key PRIMARY KEY USING INDEX TABLESPACE pg_default,
  booking character(6) NOT NULL REFERENCES wings.bookings,
  passenger character varying(20) NOT NULL,
  contact jsonb
);
CREATE TABLE wings.ticket_flights (
  ticket character(13) NOT NULL REFERENCES wings.tickets,
  flight integer NOT NULL REFERENCES wings.flights,
  cabin wings.cabin NOT NULL,
  amount numeric(10,2) NOT NULL CHECK (amount >= 0),
  PRIMARY KEY (ticket, flight)
);
CREATE INDEX ticket_flights_flight ON wings.ticket_flights (flight);
CREATE TABLE wings.boarding_passes (
  ticket character(13) NOT NULL,
  flight integer NOT NULL,
  number integer NOT NULL,
  seat character varying(4) NOT NULL,
  PRIMARY KEY (ticket, flight),
  UNIQUE (flight, number),
  UNIQUE (flight, seat),
  FOREIGN KEY (ticket, flight) REFERENCES wings.ticket_flights ON UPDATE CASCADE ON DELETE NO ACTION
);

CREATE VIEW wings.aircraft AS SELECT code, wings.told(model) AS model, reach FROM wings.aircraft_data;
CREATE VIEW wings.airports AS SELECT code, wings.told(name) AS name, wings.told(town) AS town, place, zone FROM wings.airport_data;
CREATE VIEW wings.timetable AS
  SELECT f.id, f.number, f.departs, timezone(s.zone, f.departs) AS departs_there, f.arrives - f.departs AS duration,
    s.name AS source_name, t.name AS target_name, f.state, f.came_at - f.left_at AS really
  FROM wings.flights f JOIN wings.airports s ON f.source = s.code JOIN wings.airports t ON f.target = t.code;
CREATE VIEW wings.routes AS
  WITH found AS (
    SELECT number, source, target, aircraft, extract(isodow FROM departs)::integer AS day FROM wings.flights
    GROUP BY number, source, target, aircraft, extract(isodow FROM departs))
  SELECT number, source, target, aircraft, array_agg(day ORDER BY day) FILTER (WHERE day < 6) AS weekdays FROM found
  GROUP BY GROUPING SETS ((number, source, target, aircraft), (source));
CREATE MATERIALIZED VIEW wings.seats_sold WITH (fillfactor = 90) AS
  SELECT tf.flight, tf.cabin, count(*) AS sold, percentile_cont(0.5) WITHIN GROUP (ORDER BY tf.amount::double precision) AS middle
  FROM wings.ticket_flights tf GROUP BY tf.flight, tf.cabin;
CREATE UNIQUE INDEX seats_sold_key ON wings.seats_sold (flight, cabin);

CREATE FUNCTION wings.free_seats(flight integer, OUT seat character varying, OUT cabin wings.cabin) RETURNS SETOF record
  LANGUAGE sql STABLE AS $$
  SELECT s.seat, s.cabin FROM wings.flights f JOIN wings.seats s USING (aircraft)
  WHERE f.id = free_seats.flight AND NOT EXISTS (SELECT FROM wings.boarding_passes b WHERE b.flight = f.id AND b.seat = s.seat)
$$;
CREATE FUNCTION wings.cheapest(wings.airport_code, wings.airport_code) RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT min(tf.amount) FROM wings.ticket_flights tf JOIN wings.flights f ON f.id = tf.flight WHERE f.source = $1 AND f.target = $2
$$;
CREATE FUNCTION wings.cheapest(wings.cabin) RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT min(amount) FROM wings.ticket_flights WHERE cabin = $1
$$;
CREATE PROCEDURE wings.board(ticket character, flight integer) LANGUAGE sql
  BEGIN ATOMIC
    INSERT INTO wings.boarding_passes (ticket, flight, number, seat)
      SELECT board.ticket, board.flight, count(b.number) + 1, (SELECT seat FROM wings.free_seats(board.flight) LIMIT 1)
      FROM wings.boarding_passes b WHERE b.flight = board.flight;
  END;
COMMENT ON PROCEDURE wings.board(character, integer) IS 'The first seat that is free';
CREATE FUNCTION wings.check_seat() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sold wings.cabin;
BEGIN
  SELECT cabin INTO STRICT sold FROM wings.ticket_flights t WHERE t.ticket = NEW.ticket AND t.flight = NEW.flight;
  RETURN NEW;
END $$;
CREATE TRIGGER a_seat_of_the_cabin BEFORE INSERT OR UPDATE ON wings.boarding_passes FOR EACH ROW EXECUTE FUNCTION wings.check_seat();
CREATE TRIGGER "no truncating" BEFORE TRUNCATE ON wings.boarding_passes FOR EACH STATEMENT EXECUTE FUNCTION wings.check_seat();
ALTER TABLE wings.boarding_passes DISABLE TRIGGER "no truncating";
CREATE STATISTICS wings.route_statistics (dependencies, ndistinct) ON source, target, aircraft FROM wings.flights;
