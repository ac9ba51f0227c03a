/**
 * Owns GetProviderSchema, GetMetadata and GetFunctions: what the provider has.
 * Must not know what any of it does.
 */
import { encodeType } from "../../cty/type.ts";
import { type Attribute, type Attributes, describe } from "../../framework/attribute.ts";
import type { FunctionParameter, ProviderFunction } from "../../framework/data-source.ts";
import type { Provider } from "../../framework/provider.ts";
import type { Schema } from "../../framework/schema.ts";
import { tfplugin6 } from "../generated/tfplugin6.js";
import { writeDiagnostics } from "../message.ts";
import { type AnyCall, call } from "./call.ts";

const { MARKDOWN } = tfplugin6.StringKind;
const nestings = {
  single: tfplugin6.Schema.Object.NestingMode.SINGLE,
  list: tfplugin6.Schema.Object.NestingMode.LIST,
  set: tfplugin6.Schema.Object.NestingMode.SET,
  map: tfplugin6.Schema.Object.NestingMode.MAP,
};

function writeAttribute(name: string, attribute: Attribute): tfplugin6.Schema.Attribute.$Properties {
  const { options } = attribute;
  return {
    name,
    ...(attribute.nested
      ? {
          nestedType: {
            nesting: nestings[attribute.nested.nesting],
            attributes: writeAttributes(attribute.nested.attributes),
          },
        }
      : { type: encodeType(attribute.type) }),
    description: describe(options),
    descriptionKind: MARKDOWN,
    required: options.required ?? false,
    optional: options.optional ?? false,
    computed: options.computed ?? false,
    sensitive: options.sensitive ?? false,
    writeOnly: options.writeOnly ?? false,
    deprecated: options.deprecated !== undefined,
    deprecationMessage: options.deprecated ?? "",
  };
}

const writeAttributes = (attributes: Attributes): tfplugin6.Schema.Attribute.$Properties[] =>
  Object.entries(attributes).map(([name, attribute]) => writeAttribute(name, attribute));

const writeSchema = (schema: Schema): tfplugin6.Schema.$Properties => ({
  version: schema.version,
  block: {
    attributes: writeAttributes(schema.attributes),
    description: schema.description,
    descriptionKind: MARKDOWN,
  },
});

const writeParameter = (parameter: FunctionParameter): tfplugin6.Function.Parameter.$Properties => ({
  name: parameter.name,
  type: encodeType(parameter.type),
  description: parameter.description,
  descriptionKind: MARKDOWN,
  allowNullValue: parameter.allowNull ?? false,
  allowUnknownValues: parameter.allowUnknown ?? false,
});

const writeFunction = (definition: ProviderFunction): tfplugin6.Function.$Properties => ({
  parameters: definition.parameters.map(writeParameter),
  ...(definition.variadic ? { variadicParameter: writeParameter(definition.variadic) } : {}),
  return: { type: encodeType(definition.returns) },
  summary: definition.summary,
  description: definition.description,
  descriptionKind: MARKDOWN,
});

const writeFunctions = (functions: readonly ProviderFunction[]): { [name: string]: tfplugin6.Function.$Properties } =>
  Object.fromEntries(functions.map((definition) => [definition.name, writeFunction(definition)]));

const writeSchemas = (
  members: readonly { readonly typeName: string; readonly schema: Schema }[],
): { [name: string]: tfplugin6.Schema.$Properties } =>
  Object.fromEntries(members.map(({ typeName, schema }) => [typeName, writeSchema(schema)]));

const capabilities = <C>(provider: Provider<C>): tfplugin6.ServerCapabilities.$Properties => ({
  planDestroy: true,
  getProviderSchemaOptional: true,
  moveResourceState: provider.resources.some((resource) => resource.moveState),
  generateResourceConfig: provider.resources.some((resource) => resource.generateConfig),
});

export const getProviderSchema = <C>(): AnyCall<C> =>
  call<C, tfplugin6.GetProviderSchema.Request, tfplugin6.GetProviderSchema.Response.$Properties>({
    name: "GetProviderSchema",
    request: tfplugin6.GetProviderSchema.Request,
    response: tfplugin6.GetProviderSchema.Response,
    handle: async (_request, { definition }) => ({
      provider: writeSchema(definition.schema),
      resourceSchemas: writeSchemas(definition.resources),
      dataSourceSchemas: writeSchemas(definition.dataSources),
      functions: writeFunctions(definition.functions),
      serverCapabilities: capabilities(definition),
    }),
    failed: (diagnostic) => ({ diagnostics: writeDiagnostics([diagnostic]) }),
  });

export const getMetadata = <C>(): AnyCall<C> =>
  call<C, tfplugin6.GetMetadata.Request, tfplugin6.GetMetadata.Response.$Properties>({
    name: "GetMetadata",
    request: tfplugin6.GetMetadata.Request,
    response: tfplugin6.GetMetadata.Response,
    handle: async (_request, { definition }) => ({
      resources: definition.resources.map(({ typeName }) => ({ typeName })),
      dataSources: definition.dataSources.map(({ typeName }) => ({ typeName })),
      functions: definition.functions.map(({ name }) => ({ name })),
      serverCapabilities: capabilities(definition),
    }),
    failed: (diagnostic) => ({ diagnostics: writeDiagnostics([diagnostic]) }),
  });

export const getFunctions = <C>(): AnyCall<C> =>
  call<C, tfplugin6.GetFunctions.Request, tfplugin6.GetFunctions.Response.$Properties>({
    name: "GetFunctions",
    request: tfplugin6.GetFunctions.Request,
    response: tfplugin6.GetFunctions.Response,
    handle: async (_request, { definition }) => ({ functions: writeFunctions(definition.functions) }),
    failed: (diagnostic) => ({ diagnostics: writeDiagnostics([diagnostic]) }),
  });
