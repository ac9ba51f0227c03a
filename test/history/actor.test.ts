/**
 * Owns the tests of who and what started an apply.
 * Must not know the environment of the machine that runs them.
 */
import { describe, expect, test } from "vitest";
import { readActor, readRun } from "../../provider/engine/history/actor.ts";

describe("the actor", () => {
  test.each([
    [{}, undefined],
    [{ SCHEMATA_ACTOR: "eve", GITHUB_ACTOR: "bob" }, "eve"],
    [{ SCHEMATA_ACTOR: "", GITHUB_ACTOR: "bob" }, "bob"],
    [{ GITHUB_ACTOR: "bob", GITHUB_TRIGGERING_ACTOR: "ann" }, "ann"],
    [{ GITLAB_USER_LOGIN: "gil" }, "gil"],
    [{ PULL_NUM: "7", USER_NAME: "atl" }, "atl"],
    [{ USER_NAME: "somebody's shell" }, undefined],
  ])("%j is %j", (environment, actor) => {
    expect(readActor(environment)).toBe(actor);
  });
});

describe("the run", () => {
  test("nothing outside CI", () => {
    expect(readRun({ HOME: "/", GITHUB_SHA: "" })).toBeUndefined();
  });
  test("Terraform Cloud", () => {
    expect(
      readRun({ TFC_RUN_ID: "run-1", TFC_WORKSPACE_NAME: "prod", TFC_CONFIGURATION_VERSION_GIT_COMMIT_SHA: "abc" }),
    ).toEqual({
      terraform_cloud: { run_id: "run-1", workspace: "prod", commit: "abc" },
      commit: "abc",
    });
  });
  test("Atlantis", () => {
    expect(readRun({ PULL_NUM: "12", PULL_AUTHOR: "bob", HEAD_COMMIT: "def", BASE_REPO_NAME: "infra" })).toEqual({
      atlantis: { pull_request: "12", pull_request_author: "bob", repository: "infra", commit: "def" },
      commit: "def",
    });
  });
  test("GitHub Actions and GitLab, and no variable that was not named", () => {
    expect(readRun({ GITHUB_ACTIONS: "true", GITHUB_RUN_ID: "9", GITHUB_SHA: "ghi", GITHUB_TOKEN: "secret" })).toEqual({
      github_actions: { run_id: "9", commit: "ghi" },
      commit: "ghi",
    });
    expect(readRun({ GITLAB_CI: "true", CI_PIPELINE_URL: "https://x/1", CI_JOB_TOKEN: "secret" })).toEqual({
      gitlab: { pipeline: "https://x/1" },
    });
  });
});
