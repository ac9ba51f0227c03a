/**
 * Owns the tests of what goes where: results to stdout, the rest to stderr, colour and progress on a terminal alone.
 * Must not know any command.
 */
import { Writable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Terminal } from "../../provider/cli/terminal.ts";
import { error } from "../../provider/engine/diagnostic.ts";

/** A stream that keeps what is written, and says whether it is a terminal. */
class Stream extends Writable {
  text = "";
  columns = 40;

  constructor(readonly isTTY: boolean) {
    super();
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString("utf8");
    done();
  }
}

const opened = (stdout: boolean, stderr: boolean, environment: Readonly<Record<string, string>> = {}) => {
  const streams = { stdout: new Stream(stdout), stderr: new Stream(stderr), environment };
  return { ...streams, terminal: new Terminal(streams, new AbortController().signal) };
};

beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] }));
afterEach(() => void vi.useRealTimers());

describe("progress", () => {
  test("comes after two seconds, in one line as wide as the terminal, and is wiped before anything else", () => {
    const { terminal, stdout, stderr } = opened(true, true);
    terminal.progress.now("reading a database with a name that is much too long for this terminal");
    vi.advanceTimersByTime(1_900);
    expect(stderr.text).toBe("");
    vi.advanceTimersByTime(200);
    const [, line, ...more] = stderr.text.split("\r");
    expect(line).toMatch(/^[|/\\-] reading a database/);
    expect(line?.endsWith("\x1b[K")).toBe(true);
    expect(line?.length).toBeLessThan(40 + "\x1b[K".length);
    expect(more).toEqual([]);
    terminal.result("done\n");
    expect(stderr.text.endsWith("\r\x1b[K")).toBe(true);
    terminal.progress.end();
    const before = stderr.text;
    vi.advanceTimersByTime(10_000);
    expect(stderr.text).toBe(before);
    expect(stdout.text).toBe("done\n");
  });

  test("is silent where stderr is no terminal, though stdout is one", () => {
    const { terminal, stdout, stderr } = opened(true, false);
    terminal.progress.now("reading");
    vi.advanceTimersByTime(60_000);
    expect([stdout.text, stderr.text]).toEqual(["", ""]);
  });
});

describe("colour", () => {
  const coloured = (environment: Readonly<Record<string, string>>, isTerminal = true): boolean => {
    const { terminal, stderr, stdout } = opened(isTerminal, isTerminal, environment);
    terminal.result(terminal.colours.bold("x"));
    terminal.tell([error("wrong", "so")]);
    expect(stdout.text.includes("\x1b")).toBe(stderr.text.includes("\x1b"));
    return stderr.text.includes("\x1b");
  };

  test("is for terminals that want it", () => {
    expect(coloured({})).toBe(true);
    expect(coloured({ NO_COLOR: "" })).toBe(true);
    expect(coloured({ NO_COLOR: "1" })).toBe(false);
    expect(coloured({ TERM: "dumb" })).toBe(false);
    expect(coloured({}, false)).toBe(false);
  });
});
