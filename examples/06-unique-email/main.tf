terraform {
  required_providers {
    schemata = { source = "schemata/schemata" }
  }
}

# Where the database is comes from PGHOST, PGPORT, PGUSER, PGPASSWORD and PGDATABASE.
provider "schemata" {}

resource "schemata_postgres_schema" "accounts" {
  name = "accounts"

  tables = {
    users = {
      columns = {
        id         = { type = "bigint", identity = "always" }
        email      = { type = "text", nullable = false }
        last_login = { type = "timestamptz" }
      }
      column_order = ["id", "email", "last_login"]
      primary_key  = { columns = ["id"] }
    }
  }
}
