# Owns where the plan is in what HCP Terraform gives to a policy: in `input.plan`, beside the run.
# Must not know what is denied: the other policies do.
package terraform_cloud

deny contains message if some message in data.main.deny with input as input.plan

warn contains message if some message in data.main.warn with input as input.plan
