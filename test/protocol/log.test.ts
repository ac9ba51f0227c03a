import { describe, expect, test } from "vitest";
import { createLogger, logLevel, logLine } from "../../provider/terraform/wire/log.ts";

const at = new Date("2026-01-02T03:04:05.006Z");

test("a line is go-plugin's JSON", () => {
  expect(JSON.parse(logLine("debug", "provider.x", "said", { tf_rpc: "ReadResource", duration_ms: 1.5 }, at))).toEqual({
    "@level": "debug",
    "@message": "said",
    "@timestamp": "2026-01-02T03:04:05.006000Z",
    "@module": "provider.x",
    tf_rpc: "ReadResource",
    duration_ms: 1.5,
  });
});

test("a field cannot take the place of one of go-plugin's", () => {
  expect(JSON.parse(logLine("info", "m", "text", { "@level": "error" }, at))["@level"]).toBe("info");
});

describe("a line stays under 64 KiB and one line, whatever is in it", () => {
  test.each([
    ["plain text", "x".repeat(200_000)],
    ["what grows in JSON", "\u001f".repeat(200_000)],
    ["what grows in UTF-8", "€".repeat(200_000)],
    ["line ends", "a\nb\r\n".repeat(50_000)],
  ])("%s", (_what, text) => {
    for (const line of [logLine("info", "m", text, {}, at), logLine("info", "m", "short", { field: text }, at)]) {
      expect(Buffer.byteLength(line)).toBeLessThan(64 * 1024);
      expect(line).not.toContain("\n");
      expect(() => JSON.parse(line)).not.toThrow();
    }
  });
});

describe("the level", () => {
  test.each([
    [{}, undefined],
    [{ TF_LOG: "off" }, undefined],
    [{ TF_LOG: "WARN" }, "warn"],
    [{ TF_LOG: "JSON" }, "trace"],
    [{ TF_LOG: "trace", TF_LOG_PROVIDER: "ERROR" }, "error"],
    [{ TF_LOG: "trace", TF_LOG_PROVIDER: "off" }, undefined],
    [{ TF_LOG_CORE: "trace" }, undefined],
  ])("%j", (environment, level) => {
    expect(logLevel(environment)).toBe(level);
  });

  test("lower ones are not written", () => {
    const lines: string[] = [];
    const logger = createLogger("m", "warn", (line) => lines.push(line));
    logger.trace("no");
    logger.debug("no");
    logger.info("no");
    logger.warn("yes");
    logger.error("yes");
    expect(lines.map((line) => [JSON.parse(line)["@level"], line.endsWith("\n")])).toEqual([
      ["warn", true],
      ["error", true],
    ]);
  });
});
