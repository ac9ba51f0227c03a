terraform {
  required_providers {
    schemata = { source = "schemata/schemata" }
  }
}

# Where the database is comes from PGHOST, PGPORT, PGUSER, PGPASSWORD and PGDATABASE.
provider "schemata" {}

resource "schemata_postgres_schema" "shop" {
  name = "shop"

  tables = {
    customers = {
      columns = {
        id       = { type = "bigint", identity = "always" }
        email    = { type = "text", nullable = false }
        nickname = { type = "text" }
      }
      column_order = ["id", "email", "nickname"]
      primary_key  = { columns = ["id"] }
      uniques      = { customers_email_key = { columns = ["email"] } }
    }

    orders = {
      columns = {
        id       = { type = "bigint", identity = "always" }
        customer = { type = "bigint", nullable = false }
        placed   = { type = "timestamptz", nullable = false, default = "now()" }
        total    = { type = "numeric(12,2)", nullable = false }
      }
      column_order = ["id", "customer", "placed", "total"]
      primary_key  = { columns = ["id"] }
      foreign_keys = {
        orders_customer_fkey = { columns = ["customer"], references = { table = "customers", columns = ["id"] } }
      }
    }
  }

  sql = {
    "spending.sql" = <<-SQL
      CREATE VIEW spending AS
        SELECT c.email, sum(o.total) AS total
          FROM customers c JOIN orders o ON o.customer = c.id
         GROUP BY c.email;
    SQL
  }
}
