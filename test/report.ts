/**
 * Owns the count of a test run: what passed, what failed and what was skipped for which reason, as a JSON file.
 * Must not know how the count is shown (scripts/test.ts).
 */
import { writeFileSync } from "node:fs";
import type { Reporter, SerializedError, TestCase, TestModule, TestRunEndReason, TestSuite } from "vitest/node";

/** What the file that SCHEMATA_TEST_REPORT names holds after the run. */
export interface Report {
  readonly passed: number;
  readonly failures: readonly string[];
  readonly skipped: readonly { readonly test: string; readonly reason: string }[];
}

export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[], reason: TestRunEndReason): void {
    const path = process.env.SCHEMATA_TEST_REPORT;
    if (path === undefined) throw new Error("SCHEMATA_TEST_REPORT names no file");
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const failures = [
      ...modules.filter(hasErrors).map((module) => `${name(module)}: could not be loaded`),
      ...modules.flatMap((module) => [...module.children.allSuites()].filter(hasErrors).map(name)),
      // A test that did not come to its end is no better than one that failed.
      ...tests.filter((test) => ["failed", "pending"].includes(test.result().state)).map(name),
      ...errors.map((error) => `outside of any test: ${error.message}`),
      ...(reason === "interrupted" ? ["the run was interrupted"] : []),
    ];
    const skipped = tests.filter((test) => test.result().state === "skipped" && !leftOut(test) && !underFailure(test));
    const report: Report = {
      passed: tests.filter((test) => test.result().state === "passed").length,
      failures,
      skipped: skipped.map((test) => ({ test: name(test), reason: reasonOf(test) })),
    };
    writeFileSync(path, JSON.stringify(report));
  }
}

const hasErrors = (task: TestModule | TestSuite): boolean => task.errors().length > 0;

const name = (task: TestModule | TestSuite | TestCase): string =>
  task.type === "module" ? task.relativeModuleId : `${task.module.relativeModuleId} > ${task.fullName}`;

/** Left out by `-t` on the command line: then whoever runs it asked for less. */
const leftOut = (test: TestCase): boolean =>
  test.project.config.testNamePattern !== undefined && !test.project.config.testNamePattern.test(test.fullName);

/** Skipped by vitest because a suite around it failed, which is counted itself. */
function underFailure(test: TestCase): boolean {
  let around: TestSuite | TestModule = test.parent;
  while (around.type === "suite" && !hasErrors(around)) around = around.parent;
  return hasErrors(around);
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  if (result.state === "skipped" && result.note !== undefined) return result.note;
  if (test.options.mode === "todo") return "not written yet";
  return "no reason given";
}
