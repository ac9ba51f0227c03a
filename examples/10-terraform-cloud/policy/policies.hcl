policy "schemata" {
  query             = "data.terraform_cloud.deny"
  enforcement_level = "mandatory"
  description       = "Data that is lost, tables that nobody can use meanwhile, plans that nobody can read"
}

policy "schemata-advice" {
  query             = "data.terraform_cloud.warn"
  enforcement_level = "advisory"
}
