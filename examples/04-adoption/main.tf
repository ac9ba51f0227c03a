terraform {
  required_providers {
    schemata = { source = "schemata/schemata" }
  }
}

provider "schemata" {}

# Read first: `terraform plan -generate-config-out=billing.tf` writes the resource from what is there, and so does
# `schemata inspect postgresql://… --format hcl` (or `--format typescript`). The plan then has nothing to do but the import.
import {
  to = schemata_postgres_schema.billing
  id = "billing"
}

resource "schemata_postgres_schema" "billing" {
  name = "billing"
  sequences = {
    accounts_id_seq = {
      type     = "integer"
      owned_by = "accounts.id"
    }
  }
  tables = {
    accounts = {
      columns = {
        id = {
          type     = "integer"
          nullable = false
          default  = "nextval('billing.accounts_id_seq'::regclass)"
        }
        owner = {
          type     = "character varying(120)"
          nullable = false
        }
        opened = {
          type    = "date"
          default = "CURRENT_DATE"
        }
      }
      column_order = ["id", "owner", "opened"]
      primary_key = {
        columns = ["id"]
      }
      indexes = {
        accounts_owner = {
          columns = ["lower((owner)::text)"]
        }
      }
    }
    invoices = {
      columns = {
        account = {
          type     = "integer"
          nullable = false
        }
        number = {
          type     = "integer"
          nullable = false
        }
        amount = {
          type     = "numeric(10,2)"
          nullable = false
        }
      }
      column_order = ["account", "number", "amount"]
      primary_key = {
        columns = ["account", "number"]
      }
      checks = {
        invoices_amount_check = {
          expression = "(amount > (0)::numeric)"
        }
      }
      foreign_keys = {
        invoices_account_fkey = {
          columns = ["account"]
          references = {
            table   = "accounts"
            columns = ["id"]
          }
        }
      }
    }
  }
}
