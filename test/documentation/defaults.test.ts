/**
 * Owns the test that the defaults on the pages are those in the code: of the provider's arguments and the resource's own.
 * Must not know defaults of objects, which examples.test.ts applies.
 */
import { expect, test } from "vitest";
import { defaultLimits, parseDuration, readSettings } from "../../provider/engine/index.ts";
import { schemata } from "../../provider/provider.ts";
import { Configuration } from "../../provider/resources/postgres-schema/configuration.ts";
import { schema } from "../../provider/resources/postgres-schema/schema.ts";
import type { Attributes, ValueMap } from "../../provider/terraform/framework/index.ts";

/** Defaults that are values, by attribute. */
const valuesOf = (attributes: Attributes): Readonly<Record<string, string | number | boolean>> =>
  Object.fromEntries(
    Object.entries(attributes).flatMap(([name, { options }]) => {
      const { default: value } = options;
      return value === undefined || value === null || typeof value === "object" ? [] : [[name, value]];
    }),
  );

test("the provider's limits", () => {
  const told = valuesOf(schemata.schema.attributes);
  const milliseconds = (name: string): number | undefined => parseDuration(String(told[name])).value;
  expect({
    lockTimeout: milliseconds("lock_timeout"),
    lockWaitLimit: milliseconds("lock_wait_limit"),
    buildWaitLimit: milliseconds("build_wait_limit"),
    statementTimeout: milliseconds("statement_timeout"),
  }).toEqual(defaultLimits);
});

test("how the provider connects", () => {
  const { pooling } = valuesOf(schemata.schema.attributes);
  const { value } = readSettings({ url: "postgresql://anybody@db.internal/app?sslmode=disable" }, {});
  expect(value).toMatchObject({ pooling, port: 5432, connectTimeout: 30_000 });
});

/** What a configuration says of everything but objects. */
function said(values: ValueMap): Readonly<Record<string, unknown>> {
  const configuration = new Configuration({ name: "app", ...values });
  const { dropsUnmanaged, isProtected, retainsOnDestroy, typeChange } = configuration;
  return { dropsUnmanaged, isProtected, retainsOnDestroy, typeChange };
}

test.each(Object.entries(valuesOf(schema.attributes)))("the resource's %s, %j", (name, value) => {
  expect(said({ [name]: value })).toEqual(said({}));
});

test("another value is seen", () => {
  const { unmanaged, deletion_protection, on_destroy, type_change } = schema.attributes;
  const others = Object.entries({ unmanaged, deletion_protection, on_destroy, type_change }).map(
    ([name, attribute]) => [name, attribute?.options.example],
  );
  const [usual, changed] = [said({}), said(Object.fromEntries(others))];
  expect(Object.keys(usual).filter((name) => usual[name] === changed[name])).toEqual([]);
});
