import { describe, expect, test } from "vitest";
import { decode, encode } from "../../provider/terraform/cty/msgpack.ts";
import { decodeType } from "../../provider/terraform/cty/type.ts";
import {
  type Attributes,
  type Context,
  objectType,
  provider,
  type Resource,
  resource,
  string,
  types,
  type Value,
  type ValueMap,
  visitAttributes,
} from "../../provider/terraform/framework/index.ts";
import { Connection } from "../../provider/terraform/wire/connection.ts";
import { tfplugin6 } from "../../provider/terraform/wire/generated/tfplugin6.js";
import { calls } from "../../provider/terraform/wire/rpc/index.ts";
import { type Directory, fixture } from "./fixture-provider.ts";

const context: Context = {
  signal: new AbortController().signal,
  logger: { trace() {}, debug() {}, info() {}, warn() {}, error() {} },
  capabilities: { deferralAllowed: false, writeOnlyAttributesAllowed: false },
};

type Messages<Q, A> = {
  readonly Request: { encode(message: Q): { finish(): Uint8Array } };
  readonly Response: { decode(bytes: Uint8Array): A };
};

/** Calls the fixture (or another provider) through its codecs, without a connection. */
async function send<Q, A>(name: string, messages: Messages<Q, A>, message: Q, of = fixture, path = "/d"): Promise<A> {
  const connection = new Connection(of, () => {});
  connection.configure({ path });
  const call = calls(of).find((candidate) => candidate.name === name);
  if (!call) {
    throw new Error(`${name} is not served`);
  }
  const request = call.decodeRequest(messages.Request.encode(message).finish());
  return messages.Response.decode(call.encodeResponse(await call.handle(request, connection, context)));
}

const thing = fixture.resources[0] as Resource<Directory>;
const wire = (attributes: Attributes, values: ValueMap | null) => ({ msgpack: encode(objectType(attributes), values) });
const read = (attributes: Attributes, value: { msgpack?: Uint8Array | null } | null | undefined): Value =>
  decode(objectType(attributes), value?.msgpack ?? new Uint8Array());

describe("GetProviderSchema", () => {
  const schema = () => send("GetProviderSchema", tfplugin6.GetProviderSchema, {});

  test("every attribute has a description, a kind of presence, and a type or nested attributes", async () => {
    const response = await schema();
    const check = (attributes: readonly tfplugin6.Schema.Attribute.$Properties[]): number =>
      attributes.reduce((count, attribute) => {
        expect(attribute.description, attribute.name!).not.toBe("");
        expect(attribute.required || attribute.optional || attribute.computed, attribute.name!).toBe(true);
        expect(Boolean(attribute.type?.length) !== Boolean(attribute.nestedType), attribute.name!).toBe(true);
        return count + 1 + check(attribute.nestedType?.attributes ?? []);
      }, 0);
    const blocks = [
      response.provider,
      ...Object.values(response.resourceSchemas ?? {}),
      ...Object.values(response.dataSourceSchemas ?? {}),
    ].map((each) => each?.block);
    expect(blocks.map((block) => check(block?.attributes ?? []))).toEqual([2, 14, 2]);
    expect(blocks.every((block) => block?.description)).toBe(true);
  });

  test("says what the provider can do, no more", async () => {
    expect({ ...(await schema()).serverCapabilities }).toEqual({ planDestroy: true, getProviderSchemaOptional: true });
  });

  test("types and functions", async () => {
    const { resourceSchemas, functions } = await schema();
    const attributes = resourceSchemas!.fixture_thing!.block!.attributes!;
    const typeOf = (name: string) => decodeType(attributes.find((attribute) => attribute.name === name)!.type!);
    expect(typeOf("labels")).toEqual(types.map(types.string));
    expect(typeOf("anything")).toEqual(types.dynamic);
    expect(functions!.shout!.parameters!.map(({ name }) => name)).toEqual(["text"]);
  });

  test("the attributes can be walked with their paths", () => {
    const paths: string[] = [];
    visitAttributes(thing.schema.attributes, (_attribute, path) => paths.push(path.join(".")));
    expect(paths).toContain("parts.serial");
  });
});

describe("UpgradeResourceState", () => {
  const upgrade = (json: string, version = 1, of = fixture) =>
    send(
      "UpgradeResourceState",
      tfplugin6.UpgradeResourceState,
      {
        typeName: "fixture_thing",
        version,
        rawState: { json: Buffer.from(json) },
      },
      of,
    );

  test("of the same version: digits kept, missing attributes null, others left out", async () => {
    const { upgradedState, diagnostics } = await upgrade('{"name":"a","size":12345678901234567890123,"gone":true}');
    expect(diagnostics).toEqual([]);
    const state = read(thing.schema.attributes, upgradedState) as ValueMap;
    expect(String(state.size)).toBe("12345678901234567890123");
    expect(state.labels).toBe(null);
    expect(Object.keys(state)).not.toContain("gone");
  });

  test("of a newer version is an error that says what to do", async () => {
    const { upgradedState, diagnostics } = await upgrade('{"name":"a"}', 2);
    expect(upgradedState).toBe(null);
    expect(diagnostics?.[0]?.summary).toBe("The state of a fixture_thing is newer than this provider");
  });

  test("that does not fit is an error with the place", async () => {
    const { diagnostics } = await upgrade('{"name":"a","labels":["x"]}', 0);
    expect(diagnostics?.[0]?.detail).toContain("labels: expected a value of type map(string)");
  });

  test("of Terraform 0.11 is an error", async () => {
    const { diagnostics } = await send("UpgradeResourceState", tfplugin6.UpgradeResourceState, {
      typeName: "fixture_thing",
      rawState: { flatmap: { name: "a" } },
    });
    expect(diagnostics?.[0]?.summary).toBe("The state of a fixture_thing cannot be read");
  });

  test("a resource's own upgrade is called at the same version too, and builds on the default", async () => {
    const attributes = {
      name: string({ description: "Its name.", required: true, example: "x" }),
      ran: string({ description: "What ran.", computed: true, example: "x" }),
    };
    const own = resource<Directory, typeof attributes>({
      typeName: "fixture_thing",
      schema: { version: 1, description: "Forgets what ran.", attributes },
      upgradeState: ({ decode, version }) => ({ state: { ...decode(), ran: version === 1 ? null : "older" } }),
      read: ({ state }) => ({ state }),
      plan: ({ proposedState }) => ({ state: proposedState }),
      apply: () => ({ state: null }),
    });
    const { upgradedState } = await upgrade('{"name":"a","ran":"ALTER"}', 1, { ...fixture, resources: [own] });
    expect(read(attributes, upgradedState)).toMatchObject({ name: "a", ran: null });
  });
});

describe("PlanResourceChange and ApplyResourceChange", () => {
  const { attributes } = thing.schema;
  const full = (values: ValueMap): ValueMap => ({
    ...Object.fromEntries(Object.keys(attributes).map((name) => [name, null])),
    ...values,
  });
  const plan = (values: ValueMap, prior: ValueMap | null = null, priorPrivate = new Uint8Array()) =>
    send("PlanResourceChange", tfplugin6.PlanResourceChange, {
      typeName: "fixture_thing",
      priorState: wire(attributes, prior),
      proposedNewState: wire(attributes, { ...full(values), directory: prior?.directory ?? null }),
      config: wire(attributes, full(values)),
      priorPrivate,
    });

  test("private bytes are kept when the handler says nothing of them", async () => {
    expect([...(await plan({ name: "a" }, full({ name: "a" }), Uint8Array.of(1, 2))).plannedPrivate!]).toEqual([1, 2]);
  });

  test("what forces a replacement is named", async () => {
    const { requiresReplace } = await plan({ name: "b" }, full({ name: "a" }));
    expect(requiresReplace?.[0]?.steps?.[0]?.attributeName).toBe("name");
  });

  test("a plan that core would refuse is the provider's bug, with the attribute", async () => {
    const { diagnostics } = await plan({ name: "a", behaviour: "misplan" });
    expect(diagnostics?.[0]?.summary).toBe("Bug in the provider: the plan for enabled is not allowed");
    expect(diagnostics?.[0]?.attribute?.steps?.[0]?.attributeName).toBe("enabled");
  });

  test("an exception in an update leaves state and private as they were", async () => {
    const connection = new Connection(fixture, () => {});
    connection.configure({ path: "/d" });
    const call = calls(fixture).find(({ name }) => name === "ApplyResourceChange")!;
    const prior = wire(attributes, full({ name: "a" }));
    const message = { typeName: "fixture_thing", priorState: prior, plannedPrivate: Uint8Array.of(7) };
    const request = call.decodeRequest(tfplugin6.ApplyResourceChange.Request.encode(message).finish());
    const bug = { severity: "error", summary: "s", detail: "d" } as const;
    const response = tfplugin6.ApplyResourceChange.Response.decode(call.encodeResponse(call.failed(bug, request)));
    expect(Buffer.from(response.newState!.msgpack!)).toEqual(Buffer.from(prior.msgpack));
    expect([...response.private!]).toEqual([7]);
  });
});

describe("functions", () => {
  const shout = (text: string) =>
    send("CallFunction", tfplugin6.CallFunction, {
      name: "shout",
      arguments: [{ msgpack: encode(types.string, text) }],
    });

  test("answer", async () => {
    expect(decode(types.string, (await shout("abc")).result!.msgpack!)).toBe("ABC");
  });

  test("name the argument that is wrong", async () => {
    expect((await shout("")).error).toMatchObject({ text: "nothing to shout", functionArgument: 0 });
  });
});

test("calls without anything behind them are not served", () => {
  const bare = provider<Directory, Attributes>({
    schema: { version: 0, description: "Has nothing.", attributes: {} },
    resources: [],
    dataSources: [],
    functions: [],
    configure: () => ({ provider: { path: undefined } }),
  });
  const names = (of: typeof fixture): string[] => calls(of).map(({ name }) => name);
  expect(names(bare)).not.toEqual(expect.arrayContaining(["ReadDataSource"]));
  expect(names(bare)).not.toEqual(expect.arrayContaining(["GetFunctions"]));
  expect(names(fixture)).toEqual(expect.arrayContaining(["ReadDataSource", "GetFunctions", "CallFunction"]));
  expect(names(fixture)).not.toEqual(expect.arrayContaining(["MoveResourceState"]));
});

test("a call before ConfigureProvider throws, which the server makes a diagnostic", () => {
  expect(() => new Connection(fixture, () => {}).provider).toThrow("not configured");
});
