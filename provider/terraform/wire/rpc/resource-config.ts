/**
 * Owns ValidateResourceConfig and GenerateResourceConfig: calls about a resource's configuration.
 * Must not know any one resource.
 */
import { tfplugin6 } from "../generated/tfplugin6.js";
import { readPresent, writeDiagnostics, writeObject } from "../message.ts";
import { type AnyCall, call, withCapabilities } from "./call.ts";

export const validateResourceConfig = <C>(): AnyCall<C> =>
  call<C, tfplugin6.ValidateResourceConfig.Request, tfplugin6.ValidateResourceConfig.Response.$Properties>({
    name: "ValidateResourceConfig",
    request: tfplugin6.ValidateResourceConfig.Request,
    response: tfplugin6.ValidateResourceConfig.Response,
    handle: async (request, connection, context) => {
      const resource = connection.resource(request.typeName);
      const config = readPresent(resource.schema.attributes, request.config);
      const result = await resource.validate?.({ config }, withCapabilities(context, request.clientCapabilities));
      return { diagnostics: writeDiagnostics(result?.diagnostics) };
    },
    failed: (diagnostic) => ({ diagnostics: writeDiagnostics([diagnostic]) }),
  });

export const generateResourceConfig = <C>(): AnyCall<C> =>
  call<C, tfplugin6.GenerateResourceConfig.Request, tfplugin6.GenerateResourceConfig.Response.$Properties>({
    name: "GenerateResourceConfig",
    request: tfplugin6.GenerateResourceConfig.Request,
    response: tfplugin6.GenerateResourceConfig.Response,
    handle: async (request, connection, context) => {
      const resource = connection.resource(request.typeName);
      if (!resource.generateConfig) {
        throw new Error(`${resource.typeName} does not generate configuration`);
      }
      const state = readPresent(resource.schema.attributes, request.state);
      const result = await resource.generateConfig({ state }, context);
      return {
        config: writeObject(resource.schema.attributes, result.config),
        diagnostics: writeDiagnostics(result.diagnostics),
      };
    },
    failed: (diagnostic) => ({ diagnostics: writeDiagnostics([diagnostic]) }),
  });
