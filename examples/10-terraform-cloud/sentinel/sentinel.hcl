policy "schemata" {
  source            = "./schemata.sentinel"
  enforcement_level = "soft-mandatory"
}
