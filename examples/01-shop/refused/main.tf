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
        id    = { type = "bigint", identity = "always" }
        email = { type = "text", nullable = false }
      }
      column_order = ["id", "email"]
      primary_key  = { columns = ["id"] }
      uniques      = { customers_email_key = { columns = ["email"] } }
    }

    orders = {
      columns = {
        id        = { type = "bigint", identity = "always" }
        customer  = { type = "bigint", nullable = false }
        placed_at = { type = "timestamptz", nullable = false, default = "now()", renamed_from = "placed" }
        total     = { type = "numeric(12,2)", nullable = false }
        status    = { type = "text", nullable = false, default = "'new'" }
      }
      column_order = ["id", "customer", "placed_at", "total", "status"]
      primary_key  = { columns = ["id"] }
      checks       = { orders_total_check = { expression = "total >= 0" } }
      indexes      = { orders_customer_idx = { columns = ["customer", "placed_at DESC"] } }
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
