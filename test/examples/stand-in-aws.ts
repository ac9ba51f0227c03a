/**
 * Owns a stand-in for Amazon's provider, as far as an example needs it: a database server whose address is known at apply only.
 * Must not know our provider.
 */
import {
  bool,
  number,
  provider,
  resource,
  type State,
  string,
  unknown,
} from "../../provider/terraform/framework/index.ts";
import { serve } from "../../provider/terraform/wire/serve.ts";

const required = true as const;
const computed = true as const;

const attributes = {
  identifier: string({ required, description: "Name of the server.", example: "x" }),
  engine: string({ required, description: "Which database.", example: "x" }),
  engine_version: string({ required, description: "Its version.", example: "x" }),
  instance_class: string({ required, description: "Size of the machine.", example: "x" }),
  allocated_storage: number({ required, description: "Gigabytes.", example: 1 }),
  db_name: string({ required, description: "First database.", example: "x" }),
  username: string({ required, description: "Its owner.", example: "x" }),
  password: string({ required, sensitive: true, description: "The owner's password.", example: "x" }),
  skip_final_snapshot: bool({ required, description: "No copy at the end.", example: true }),
  address: string({ computed, description: "Host.", example: "x" }),
  port: number({ computed, description: "Port.", example: 1 }),
};

const instance = resource<undefined, typeof attributes>({
  typeName: "aws_db_instance",
  schema: { version: 0, description: "A database server.", attributes },
  read: ({ state }) => ({ state }),
  plan: ({ priorState, proposedState }) => ({
    state:
      proposedState === null
        ? null
        : { ...proposedState, address: priorState?.address ?? unknown, port: priorState?.port ?? unknown },
  }),
  apply: ({ plannedState }) => ({
    state:
      plannedState === null
        ? null
        : { ...(plannedState as State<typeof attributes>), address: "db.example.org", port: 5432 },
  }),
});

const aws = provider({
  schema: {
    version: 0,
    description: "Stands in for Amazon's.",
    attributes: { region: string({ required, description: "Where.", example: "x" }) },
  },
  resources: [instance],
  dataSources: [],
  functions: [],
  configure: () => ({ provider: undefined }),
});

await serve({ name: "aws", addresses: ["registry.terraform.io/hashicorp/aws"], load: async () => aws });
