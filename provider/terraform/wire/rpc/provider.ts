/**
 * Owns ValidateProviderConfig, ConfigureProvider and StopProvider.
 * Must not know what the configuration means.
 */
import { hasErrors } from "../../framework/diagnostic.ts";
import { tfplugin6 } from "../generated/tfplugin6.js";
import { readPresent, writeDiagnostics } from "../message.ts";
import { type AnyCall, call, withCapabilities } from "./call.ts";

export const validateProviderConfig = <C>(): AnyCall<C> =>
  call({
    name: "ValidateProviderConfig",
    request: tfplugin6.ValidateProviderConfig.Request,
    response: tfplugin6.ValidateProviderConfig.Response,
    handle: async (request, { definition }, context) => {
      const config = readPresent(definition.schema.attributes, request.config);
      const result = await definition.validate?.({ config }, context);
      return { diagnostics: writeDiagnostics(result?.diagnostics) };
    },
    failed: (diagnostic) => ({ diagnostics: writeDiagnostics([diagnostic]) }),
  });

export const configureProvider = <C>(): AnyCall<C> =>
  call<C, tfplugin6.ConfigureProvider.Request, tfplugin6.ConfigureProvider.Response.$Properties>({
    name: "ConfigureProvider",
    request: tfplugin6.ConfigureProvider.Request,
    response: tfplugin6.ConfigureProvider.Response,
    handle: async (request, connection, context) => {
      const { definition } = connection;
      const config = readPresent(definition.schema.attributes, request.config);
      const result = await definition.configure(
        { config, terraformVersion: request.terraformVersion },
        withCapabilities(context, request.clientCapabilities),
      );
      if (!hasErrors(result.diagnostics)) {
        connection.configure(result.provider as C);
      }
      return { diagnostics: writeDiagnostics(result.diagnostics) };
    },
    failed: (diagnostic) => ({ diagnostics: writeDiagnostics([diagnostic]) }),
  });

export const stopProvider = <C>(): AnyCall<C> =>
  call({
    name: "StopProvider",
    request: tfplugin6.StopProvider.Request,
    response: tfplugin6.StopProvider.Response,
    handle: async (_request, connection) => {
      connection.stop();
      return {};
    },
    failed: (diagnostic) => ({ Error: diagnostic.summary }),
  });
