/**
 * Owns who and what started an apply, as the environment tells: the actor, the CI's run, the pull request, the commit.
 * Must not know the history's tables. Only the variables named here are read, none of which holds a secret.
 */

export type Environment = Readonly<Record<string, string | undefined>>;

/** Name in the history → environment variable. */
type Variables = Readonly<Record<string, string>>;

/** Each CI system, told by one variable that only it sets. */
const systems: Readonly<Record<string, { readonly sign: readonly string[]; readonly variables: Variables }>> = {
  terraform_cloud: {
    sign: ["TFC_RUN_ID"],
    variables: {
      run_id: "TFC_RUN_ID",
      workspace: "TFC_WORKSPACE_NAME",
      workspace_slug: "TFC_WORKSPACE_SLUG",
      project: "TFC_PROJECT_NAME",
      branch: "TFC_CONFIGURATION_VERSION_GIT_BRANCH",
      commit: "TFC_CONFIGURATION_VERSION_GIT_COMMIT_SHA",
      tag: "TFC_CONFIGURATION_VERSION_GIT_TAG",
    },
  },
  atlantis: {
    sign: ["ATLANTIS_TERRAFORM_VERSION", "PULL_NUM"],
    variables: {
      pull_request: "PULL_NUM",
      pull_request_url: "PULL_URL",
      pull_request_author: "PULL_AUTHOR",
      user: "USER_NAME",
      repository: "BASE_REPO_NAME",
      owner: "BASE_REPO_OWNER",
      branch: "HEAD_BRANCH_NAME",
      commit: "HEAD_COMMIT",
      project: "PROJECT_NAME",
      workspace: "WORKSPACE",
    },
  },
  github_actions: {
    sign: ["GITHUB_ACTIONS"],
    variables: {
      run_id: "GITHUB_RUN_ID",
      run_attempt: "GITHUB_RUN_ATTEMPT",
      workflow: "GITHUB_WORKFLOW",
      repository: "GITHUB_REPOSITORY",
      ref: "GITHUB_REF",
      commit: "GITHUB_SHA",
      server: "GITHUB_SERVER_URL",
    },
  },
  gitlab: {
    sign: ["GITLAB_CI"],
    variables: {
      pipeline: "CI_PIPELINE_URL",
      job: "CI_JOB_URL",
      project: "CI_PROJECT_PATH",
      merge_request: "CI_MERGE_REQUEST_IID",
      branch: "CI_COMMIT_REF_NAME",
      commit: "CI_COMMIT_SHA",
    },
  },
  buildkite: {
    sign: ["BUILDKITE"],
    variables: { build: "BUILDKITE_BUILD_URL", branch: "BUILDKITE_BRANCH", commit: "BUILDKITE_COMMIT" },
  },
  circleci: {
    sign: ["CIRCLECI"],
    variables: { build: "CIRCLE_BUILD_URL", branch: "CIRCLE_BRANCH", commit: "CIRCLE_SHA1" },
  },
  jenkins: {
    sign: ["JENKINS_URL"],
    variables: { build: "BUILD_URL", branch: "GIT_BRANCH", commit: "GIT_COMMIT", change: "CHANGE_ID" },
  },
  azure_pipelines: {
    sign: ["TF_BUILD"],
    variables: { build: "BUILD_BUILDID", branch: "BUILD_SOURCEBRANCH", commit: "BUILD_SOURCEVERSION" },
  },
};

/** Who a CI system says it works for, the most specific first. USER_NAME counts only under Atlantis, which sets it. */
const actorVariables = [
  "GITHUB_TRIGGERING_ACTOR",
  "GITHUB_ACTOR",
  "GITLAB_USER_LOGIN",
  "BUILDKITE_BUILD_CREATOR",
  "CIRCLE_USERNAME",
  "BUILD_USER_ID",
  "BUILD_REQUESTEDFOR",
] as const;

const given = (environment: Environment, variable: string): string | undefined =>
  environment[variable] === "" ? undefined : environment[variable];

/** SCHEMATA_ACTOR, else the CI's user, else undefined. */
export function readActor(environment: Environment): string | undefined {
  const atlantis = isPresent(environment, "atlantis") ? ["USER_NAME"] : [];
  for (const variable of ["SCHEMATA_ACTOR", ...atlantis, ...actorVariables]) {
    const actor = given(environment, variable);
    if (actor !== undefined) return actor;
  }
  return undefined;
}

/** Each CI system that is there with what it tells, and the commit; undefined when there is none. */
export function readRun(environment: Environment): Readonly<Record<string, unknown>> | undefined {
  const run: Record<string, Record<string, string> | string> = {};
  for (const [system, { variables }] of Object.entries(systems)) {
    if (!isPresent(environment, system)) continue;
    const told = Object.entries(variables).flatMap(([name, variable]) => {
      const value = given(environment, variable);
      return value === undefined ? [] : [[name, value] as const];
    });
    const entry = Object.fromEntries(told);
    run[system] = entry;
    if (entry.commit !== undefined) run.commit ??= entry.commit;
  }
  return Object.keys(run).length === 0 ? undefined : run;
}

const isPresent = (environment: Environment, system: string): boolean =>
  systems[system]!.sign.some((variable) => given(environment, variable) !== undefined);
