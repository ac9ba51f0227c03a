/**
 * Owns the synthesis of a stack in a test: what the construct writes.
 * Must not know what is in the stack.
 */
import { TerraformStack, Testing } from "cdktf";
import { PostgresSchema, type PostgresSchemaProps } from "../../constructs/index.ts";

export interface Synthesised {
  readonly provider?: Readonly<Record<string, readonly Record<string, unknown>[]>>;
  readonly resource: { readonly schemata_postgres_schema: Readonly<Record<string, Record<string, unknown>>> };
  readonly terraform: Readonly<Record<string, unknown>>;
}

/** A stack with one schema, filled by `fill`, as Terraform reads it. Throws what synthesis throws. */
export function synthesised(
  fill: (schema: PostgresSchema, stack: TerraformStack) => void,
  props: Partial<PostgresSchemaProps> = {},
): Record<string, unknown> {
  const stack = new TerraformStack(Testing.app(), "stack");
  fill(new PostgresSchema(stack, "shop", { name: "shop", ...props }), stack);
  return (JSON.parse(Testing.synth(stack)) as Synthesised).resource.schemata_postgres_schema.shop as Record<
    string,
    unknown
  >;
}

export const stackOf = (): TerraformStack => new TerraformStack(Testing.app(), "stack");

export const text = (stack: TerraformStack): Synthesised => JSON.parse(Testing.synth(stack)) as Synthesised;
