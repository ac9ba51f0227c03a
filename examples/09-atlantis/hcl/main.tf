terraform {
  required_providers {
    schemata = { source = "schemata/schemata" }
  }

  # Where the state is comes from PG_CONN_STR. Any remote state will do; Atlantis' own disk will not, it goes with the pull request.
  backend "pg" {
    schema_name = "terraform_shop"
  }
}

# Where the database is comes from PGHOST, PGPORT, PGUSER, PGPASSWORD and PGDATABASE of the Atlantis server.
provider "schemata" {}

resource "schemata_postgres_schema" "shop" {
  name = "shop"
  sql  = { for file in fileset(path.module, "sql/*.sql") : file => file("${path.module}/${file}") }
}
