# The directory that the workspace runs: for a push to the repository, and for `terraform plan` on a laptop, which runs there too.
terraform {
  cloud {
    organization = "acme"

    workspaces {
      name = "shop"
    }
  }

  required_providers {
    # From the organization's private registry. From the public one it is "schemata/schemata".
    schemata = {
      source  = "app.terraform.io/acme/schemata"
      version = "~> 0.1"
    }
  }
}

# PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE and PGSSLMODE are environment variables of the workspace (../workspace/main.tf).
provider "schemata" {}

resource "schemata_postgres_schema" "shop" {
  name = "shop"
  sql  = { for file in fileset(path.module, "sql/*.sql") : file => file("${path.module}/${file}") }
}
