/**
 * Owns the order of the test files: those that take long come first, so that no worker ends with one while the other is idle.
 * Must not know what the tests do.
 */
import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that took more than 40 s when all were measured, longest first; the others follow as vitest would have them. */
export const longest: readonly string[] = [
  "test/scenarios/cases-newest.test.ts",
  "test/scenarios/cases-older.test.ts",
  "test/resume/resume.test.ts",
  "test/properties/migration.test.ts",
  "test/acceptance/lifecycle.test.ts",
  "test/cli/inspect-cases.test.ts",
  "test/acceptance/failures.test.ts",
  "test/acceptance/spelling.test.ts",
  "test/examples/examples.test.ts",
  "test/acceptance/loss.test.ts",
  "test/acceptance/secrets.test.ts",
  "test/acceptance/two-resources.test.ts",
  "test/documentation/examples.test.ts",
  "test/cli/plan.test.ts",
  "test/acceptance/drift.test.ts",
  "test/resume/killed.test.ts",
  "test/engine/rules.test.ts",
  "test/examples/unique-email.test.ts",
  "test/scenarios/corruption.test.ts",
  "test/cli/check-pairs.test.ts",
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = longest.indexOf(relative(this.ctx.config.root, moduleId).replaceAll("\\", "/"));
      return at === -1 ? longest.length : at;
    };
    const byPlace = (one: TestSpecification, other: TestSpecification): number => place(one) - place(other);
    // A worker keeps what it has loaded while the next file is of the same project.
    const byProject = (one: TestSpecification, other: TestSpecification): number =>
      one.project.name < other.project.name ? -1 : one.project.name > other.project.name ? 1 : 0;
    return (await super.sort(files)).sort((one, other) => byPlace(one, other) || byProject(one, other));
  }
}
