# The workspace, its variables, policies and run task, by HCP Terraform's own provider. Applied once, by whoever owns the organization.
terraform {
  required_providers {
    tfe = { source = "hashicorp/tfe" }
  }
}

provider "tfe" {
  organization = "acme"
}

variable "oauth_token_id" {
  description = "The connection to the repository's host."
  type        = string
}

variable "database" {
  description = "Where the database is, as libpq's environment says it: PGHOST, PGUSER, PGDATABASE, PGSSLMODE ..."
  type        = map(string)
}

variable "password" {
  type      = string
  sensitive = true
}

variable "run_task_key" {
  description = "With which HCP Terraform signs what it sends to the run task."
  type        = string
  sensitive   = true
}

# Runs for a push to the main branch are applied once somebody has confirmed them; those for pull requests are speculative, only
# plans. A workspace that is used from the command line alone has no vcs_repo, and is otherwise the same.
resource "tfe_workspace" "shop" {
  name                = "shop"
  working_directory   = "shop"
  terraform_version   = "~> 1.11"
  auto_apply          = false
  queue_all_runs      = false
  speculative_enabled = true
  # Health checks: drift is looked for once a day.
  assessments_enabled = true
  trigger_patterns    = ["shop/**"]

  vcs_repo {
    identifier     = "acme/infrastructure"
    oauth_token_id = var.oauth_token_id
  }
}

# As environment variables they are neither in the configuration nor in the state. Sensitive ones can be written and not read.
resource "tfe_variable" "database" {
  for_each = var.database

  workspace_id = tfe_workspace.shop.id
  category     = "env"
  key          = each.key
  value        = each.value
}

resource "tfe_variable" "password" {
  workspace_id = tfe_workspace.shop.id
  category     = "env"
  key          = "PGPASSWORD"
  value        = var.password
  sensitive    = true
}

# The files in ../policy and those in ../../08-policy/policy, in one directory of a repository.
resource "tfe_policy_set" "schemata" {
  name          = "schemata"
  kind          = "opa"
  agent_enabled = true
  policies_path = "policy"
  workspace_ids = [tfe_workspace.shop.id]

  vcs_repo {
    identifier     = "acme/policies"
    oauth_token_id = var.oauth_token_id
  }
}

resource "tfe_organization_run_task" "schemata" {
  name     = "schemata"
  url      = "https://run-task.acme.example/"
  hmac_key = var.run_task_key
  enabled  = true
}

resource "tfe_workspace_run_task" "schemata" {
  workspace_id      = tfe_workspace.shop.id
  task_id           = tfe_organization_run_task.schemata.id
  enforcement_level = "mandatory"
  stages            = ["post_plan"]
}
