/**
 * Owns the tests of the shadow as a server for other programs, through the driver `pg` and, where that is too polite, bytes.
 * Must not know commands; test/cli/run.test.ts does.
 */
import { connect, type Socket } from "node:net";
import pg from "pg";
import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { type Served, type ServeOptions, serveShadow } from "../../provider/engine/shadow/served/served.ts";
import { message, messagesIn, readError, strings } from "../../provider/engine/shadow/wire.ts";

let served: Served;
afterEach(() => served.close());

const serve = async (options: ServeOptions = {}): Promise<void> => {
  served = await serveShadow(options);
};

const configuration = (more: pg.ClientConfig = {}): pg.ClientConfig => {
  const { host, port, database, username, password } = served.address;
  return { host, port, database, user: username, password: password!, ...more };
};

/** A client that ends with the test. */
async function client(more: pg.ClientConfig = {}): Promise<pg.Client> {
  const opened = new pg.Client(configuration(more));
  opened.on("error", () => undefined);
  await opened.connect();
  onTestFinished(() => opened.end().catch(() => undefined));
  return opened;
}

const lettersOf = (messages: readonly { readonly letter: string }[]): string =>
  messages.map(({ letter }) => letter).join("");

const rowOf = async (by: pg.Client | pg.PoolClient, text: string): Promise<unknown> =>
  Object.values((await by.query<Record<string, unknown>>(text)).rows[0] ?? {})[0];

const failure = (work: Promise<unknown>): Promise<pg.DatabaseError> =>
  work.then(
    () => expect.fail("it has not failed"),
    (cause: unknown) => cause as pg.DatabaseError,
  );

test("is a PostgreSQL 18 with a server's own settings, on this machine alone", async () => {
  await serve();
  expect(served).toMatchObject({ engine: "embedded", address: { host: "127.0.0.1", sslmode: "disable" } });
  const one = await client({ application_name: "an ORM", options: "-c statement_timeout=5s --geqo=off" });
  expect(await rowOf(one, "SHOW search_path")).toBe('"$user", public');
  expect(await rowOf(one, "SHOW application_name")).toBe("an ORM");
  expect(await rowOf(one, "SHOW statement_timeout")).toBe("5s");
  expect(await rowOf(one, "SHOW geqo")).toBe("off");
  expect(await rowOf(one, "SHOW check_function_bodies")).toBe("on");
  await one.query("SET search_path = nowhere; SET ROLE pg_monitor");
  await one.query("DISCARD ALL");
  expect(await rowOf(one, "SELECT current_setting('search_path') || ' ' || current_user")).toBe(
    '"$user", public postgres',
  );
  const { rows } = await one.query("SELECT $1::integer + 1 AS sum, $2::text AS text", [41, "x"]);
  expect(rows).toEqual([{ sum: 42, text: "x" }]);
  expect(Math.floor(served.version / 10_000)).toBe(18);
  expect(served.connections).toBe(1);
});

test("a wrong password, another user and another database are refused", async () => {
  await serve();
  for (const [more, sqlstate] of [
    [{ password: "guessed" }, "28P01"],
    [{ password: "" }, "28P01"],
    [{ user: "eve" }, "28P01"],
    [{ database: "shop" }, "3D000"],
    [{ options: "-c no_such_setting=1" }, "42704"],
    [{ options: "-c client_encoding=nothing" }, "22023"],
    [{ options: "-c client_encoding=LATIN1" }, "0A000"],
  ] as const) {
    const opened = new pg.Client(configuration(more as pg.ClientConfig));
    opened.on("error", () => undefined);
    const cause = await failure(opened.connect().then(() => opened.query("SELECT 1")));
    expect(cause.code, JSON.stringify(more)).toMatch(sqlstate);
  }
});

test("what was made is read back by the engine, in its own session; an open transaction is not in it", async () => {
  await serve();
  const [one, two] = [await client(), await client()];
  await one.query("CREATE TABLE made (id integer); SET search_path = nowhere; SET ROLE pg_monitor");
  await two.query("BEGIN; CREATE TABLE unfinished (id integer)");
  await one.end();
  await two.end();
  const session = await served.takeBack();
  expect(await session.rows("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace")).toEqual([
    { relname: "made" },
  ]);
  expect(await session.rows("SELECT current_setting('search_path') AS path, current_user AS who")).toEqual([
    { path: "", who: "postgres" },
  ]);
});

describe("two connections at once", () => {
  test("each has its settings, its role and its prepared statements", async () => {
    await serve();
    const [one, two] = [await client(), await client({ application_name: "two" })];
    await one.query(
      "CREATE SCHEMA a; CREATE SCHEMA b; CREATE TABLE a.t AS SELECT 'a' AS v; CREATE TABLE b.t AS SELECT 'b' AS v",
    );
    await one.query("SET search_path = a; SET TimeZone = 'Asia/Tokyo'; SET work_mem = '8MB'");
    await two.query("SET search_path = b; CREATE ROLE limited; GRANT USAGE ON SCHEMA b TO limited; SET ROLE limited");
    const named = { name: "same", text: "SELECT v || $1 AS v FROM t", values: ["!"] };
    for (let round = 0; round < 3; round += 1) {
      expect((await one.query(named)).rows).toEqual([{ v: "a!" }]);
      expect(await rowOf(one, "SELECT current_user")).toBe("postgres");
      expect(await rowOf(two, "SELECT current_user")).toBe("limited");
      expect(await rowOf(two, "SHOW TimeZone")).toBe("UTC");
      expect(await rowOf(two, "SHOW application_name")).toBe("two");
      expect(await rowOf(one, "SHOW TimeZone")).toBe("Asia/Tokyo");
      expect(await rowOf(one, "SHOW work_mem")).toBe("8MB");
      await two.query("RESET ROLE");
      expect((await two.query(named)).rows).toEqual([{ v: "b!" }]);
      await two.query("SET ROLE limited");
    }
    // An ORM that gives its statements back by SQL finds them.
    await one.query('DEALLOCATE "same"');
    expect(await rowOf(one, "SELECT count(*)::int FROM pg_prepared_statements")).toBe(0);
  });

  test("a statement without a name stays between two requests", async () => {
    await serve();
    const raw = await Raw.open();
    const other = await client();
    await raw.ask(message("P", strings("", "SELECT 'mine'"), Buffer.alloc(2)), message("S"));
    expect(await rowOf(other, "SELECT 1")).toBe(1);
    const answer = await raw.ask(
      message("B", strings("", ""), Buffer.alloc(6)),
      message("E", strings(""), Buffer.alloc(4)),
      message("S"),
    );
    expect(lettersOf(answer)).toBe("2DCZ");
  });

  test("one waits while the other is in a transaction, and sees what it committed", async () => {
    await serve();
    const [one, two] = [await client(), await client()];
    await one.query("BEGIN ISOLATION LEVEL SERIALIZABLE; CREATE TABLE t (id integer)");
    let done = false;
    const waiting = two.query("SELECT count(*)::int FROM t").then(({ rows }) => {
      done = true;
      return rows;
    });
    await one.query("INSERT INTO t VALUES (1)");
    expect(done).toBe(false);
    await one.query("COMMIT");
    expect(await waiting).toEqual([{ count: 1 }]);
  });

  test("what lives in one backend alone keeps the session, until it is given up", async () => {
    await serve({ patience: 300 });
    const [one, two] = [await client(), await client()];
    for (const [take, give, why] of [
      ["CREATE TEMPORARY TABLE scratch (id integer)", "DROP TABLE scratch", "temporary relation scratch"],
      ["LISTEN news", "UNLISTEN news", "listens on news"],
      ["SELECT pg_advisory_lock(1)", "SELECT pg_advisory_unlock(1)", "advisory lock"],
      ["DECLARE c CURSOR WITH HOLD FOR SELECT 1", "CLOSE c", "cursor c"],
      ["PREPARE p AS SELECT 1", "DEALLOCATE p", "PREPAREd p"],
    ] as const) {
      await one.query(take);
      const cause = await failure(two.query("SELECT 1"));
      expect(cause).toMatchObject({ code: "55P03" });
      expect(cause.message).toContain(why);
      expect(cause.hint).toContain("--shadow");
      await one.query(give);
      expect(await rowOf(two, "SELECT 1")).toBe(1);
    }
    expect(served.refusals).toHaveLength(5);
  });
});

test("a pool of 5 with transactions, some of which fail", async () => {
  await serve();
  const pool = new pg.Pool({ ...configuration(), max: 5 });
  pool.on("error", () => undefined);
  await pool.query("CREATE TABLE counted (id integer)");
  const work = async (number: number): Promise<void> => {
    const one = await pool.connect();
    try {
      await one.query("BEGIN");
      await one.query("SET LOCAL work_mem = '2MB'");
      await one.query("INSERT INTO counted VALUES ($1)", [number]);
      if (number % 4 === 0) await one.query("SELECT 1/0");
      await one.query("COMMIT");
    } catch {
      await one.query("ROLLBACK");
    } finally {
      one.release();
    }
  };
  await Promise.all(Array.from({ length: 40 }, (_, number) => work(number)));
  const { rows } = await pool.query("SELECT count(*)::int AS there FROM counted");
  expect(rows).toEqual([{ there: 30 }]);
  await pool.end();
  expect(served.connections).toBe(5);
  expect(served.refusals).toEqual([]);
});

describe("a stalled transaction", () => {
  test("is an error for who waits, which says what to do; the transaction goes on", async () => {
    await serve({ patience: 300 });
    const [one, two] = [await client(), await client()];
    await one.query("BEGIN; CREATE TABLE t (id integer)");
    const cause = await failure(two.query("SELECT 1"));
    expect(cause).toMatchObject({ severity: "ERROR", code: "55P03" });
    expect(cause.message).toMatch(/connection 1 .* 0\.3 s .* in a transaction/);
    expect(cause.hint).toContain("a pool of 1");
    await one.query("COMMIT");
    expect(await rowOf(two, "SELECT count(*)::int FROM t")).toBe(0);
    expect(served.refusals).toEqual([cause.message]);
  });

  test("one that works is waited for", async () => {
    await serve({ patience: 1_500 });
    const [one, two] = [await client(), await client()];
    await one.query("BEGIN");
    const waiting = two.query("SELECT 1");
    for (let round = 0; round < 4; round += 1) await one.query("SELECT pg_sleep(0.5)");
    await one.query("COMMIT");
    expect((await waiting).rowCount).toBe(1);
  });

  test("whose connection is lost is rolled back", async () => {
    await serve();
    const one = await Raw.open();
    const two = await client();
    await one.ask(message("Q", strings("BEGIN; CREATE TABLE t (id integer)")));
    const waiting = two.query("SELECT to_regclass('t') AS t");
    one.socket.destroy();
    expect((await waiting).rows).toEqual([{ t: null }]);
  });

  test("a request that waits can be cancelled", async () => {
    await serve();
    const [one, two] = [await client(), await client()];
    await one.query("BEGIN");
    const waiting = failure(two.query("SELECT 1"));
    const { processID, secretKey } = two as unknown as { processID: number; secretKey: number };
    const numbers = Buffer.alloc(16);
    for (const [at, value] of [16, 80877102, processID, secretKey].entries()) numbers.writeInt32BE(value, 4 * at);
    const asking = connect(served.address.port, "127.0.0.1", () => void asking.end(numbers));
    expect(await waiting).toMatchObject({ code: "57014" });
    expect(served.refusals).toEqual([]);
  });
});

test("thousands of requests, of a role that may do nothing", async () => {
  await serve();
  const one = await client();
  await one.query("CREATE ROLE nobody; SET ROLE nobody");
  for (let round = 0; round < 2_000; round += 1) await one.query("SELECT 1");
  expect(await rowOf(one, "SELECT count(*)::int FROM pg_prepared_statements")).toBe(0);
});

test("rows for COPY are refused by name, and the connection lives on", async () => {
  await serve();
  const raw = await Raw.open();
  await raw.ask(message("Q", strings("CREATE TABLE t (id integer)")));
  const simple = await raw.ask(message("Q", strings("COPY t FROM STDIN")));
  expect(lettersOf(simple)).toBe("EZ");
  expect(readError(simple[0]!.body).message).toMatch(/COPY from stdin failed: .*takes no rows.*--shadow/);
  const extended = await raw.ask(
    message("P", strings("", "COPY t FROM STDIN"), Buffer.alloc(2)),
    message("B", strings("", ""), Buffer.alloc(6)),
    message("E", strings(""), Buffer.alloc(4)),
    message("S"),
  );
  expect(lettersOf(extended)).toBe("12EZ");
  expect((await raw.ask(message("Q", strings("TABLE t")))).map(({ letter }) => letter).join("")).toBe("TCZ");
  expect(served.refusals).toHaveLength(2);
});

test("requests that end with Flush, several in one packet, and after an error", async () => {
  await serve();
  const raw = await Raw.open();
  raw.send(message("P", strings("s", "SELECT 1"), Buffer.alloc(2)), message("D", strings("Ss")), message("H"));
  expect(await raw.letters(3)).toBe("1tT");
  expect(
    (
      await raw.ask(
        message("B", strings("", "s"), Buffer.alloc(6)),
        message("E", strings(""), Buffer.alloc(4)),
        message("S"),
      )
    ).map(({ letter }) => letter),
  ).toEqual(["2", "D", "C", "Z"]);
  raw.send(message("P", strings("b", "SELECT wrong"), Buffer.alloc(2)), message("H"));
  expect(await raw.letters(1)).toBe("E");
  raw.send(message("B", strings("", "b"), Buffer.alloc(6)), message("E", strings(""), Buffer.alloc(4)), message("H"));
  expect((await raw.ask(message("S"))).map(({ letter }) => letter)).toEqual(["Z"]);
  raw.send(message("Q", strings("SELECT 1")), message("Q", strings("SELECT wrong")), message("Q", strings("")));
  expect(await raw.letters(8)).toBe("TDCZEZIZ");
});

test("TLS and GSSAPI are declined, and a newer minor version is negotiated down", async () => {
  await serve();
  const { port, host, username, database } = served.address;
  const socket = connect(port, host);
  onTestFinished(() => void socket.destroy());
  const said = (): Promise<Buffer> => new Promise((resolve) => socket.once("data", resolve));
  const packet = (code: number, body: Buffer = Buffer.alloc(0)): Buffer => {
    const head = Buffer.alloc(8);
    head.writeInt32BE(8 + body.length, 0);
    head.writeInt32BE(code, 4);
    return Buffer.concat([head, body]);
  };
  for (const code of [80877103, 80877104]) {
    socket.write(packet(code));
    expect((await said()).toString()).toBe("N");
  }
  const words = strings("user", username, "database", database, "_pq_.some_option", "on", "");
  socket.write(packet((3 << 16) | 2, words));
  const [first] = [...messagesIn(await said())];
  expect(first!.letter).toBe("v");
  expect(first!.body).toEqual(Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]), strings("_pq_.some_option")]));
});

test("what is no message of a client ends that connection, and no other", async () => {
  await serve();
  const [one, raw] = [await client(), await Raw.open()];
  const [last] = await raw.ask(message("y"));
  expect(readError(last!.body)).toMatchObject({ severity: "FATAL", sqlstate: "08P01" });
  const stranger = connect(served.address.port, "127.0.0.1", () => void stranger.write("GET / HTTP/1.1\r\n\r\n"));
  await new Promise((resolve) => stranger.once("close", resolve).resume());
  expect(await rowOf(one, "SELECT 1")).toBe(1);
});

test("a shadow that is lost ends the connections with the reason", async () => {
  await serve({ timeLimit: 3_000 });
  const one = await client();
  const cause = await failure(one.query("DO 'BEGIN LOOP END LOOP; END'"));
  expect(cause).toMatchObject({ severity: "FATAL", code: "57P02" });
  expect(cause.message).toContain("DO 'BEGIN LOOP");
  await expect(served.takeBack()).rejects.toMatchObject({ name: "ShadowLost", reason: "time" });
});

/** A client that says what it is told to. */
class Raw {
  #received: Buffer = Buffer.alloc(0);
  #more: () => void = () => {};

  private constructor(readonly socket: Socket) {
    socket.on("data", (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#more();
    });
    socket.on("close", () => this.#more());
  }

  static async open(): Promise<Raw> {
    const { port, host, username, database, password } = served.address;
    const socket = connect(port, host);
    onTestFinished(() => void socket.destroy());
    const raw = new Raw(socket);
    const packet = Buffer.concat([Buffer.from([0, 3, 0, 0]), strings("user", username, "database", database, "")]);
    const length = Buffer.alloc(4);
    length.writeInt32BE(4 + packet.length);
    raw.send(length, packet);
    expect(await raw.letters(1)).toBe("R");
    await raw.ask(message("p", strings(password!)));
    return raw;
  }

  send(...parts: readonly Buffer[]): void {
    this.socket.write(Buffer.concat(parts));
  }

  /** Sends, and reads up to ReadyForQuery or the end. */
  async ask(...parts: readonly Buffer[]): Promise<readonly { letter: string; body: Buffer }[]> {
    this.send(...parts);
    for (;;) {
      const messages = [...messagesIn(this.#received)];
      if (messages.at(-1)?.letter === "Z" || this.socket.closed) {
        this.#received = Buffer.alloc(0);
        return messages.filter(({ letter }) => letter !== "S");
      }
      await this.#next();
    }
  }

  /** The letters of the next messages. */
  async letters(count: number): Promise<string> {
    for (;;) {
      const messages = [...messagesIn(this.#received)].filter(({ letter }) => letter !== "S");
      if (messages.length >= count || this.socket.closed) {
        this.#received = Buffer.alloc(0);
        return messages.map(({ letter }) => letter).join("");
      }
      await this.#next();
    }
  }

  #next(): Promise<void> {
    return new Promise((resolve) => {
      this.#more = resolve;
    });
  }
}
