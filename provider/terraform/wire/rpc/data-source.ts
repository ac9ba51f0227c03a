/**
 * Owns ValidateDataResourceConfig and ReadDataSource.
 * Must not know any one data source.
 */
import { tfplugin6 } from "../generated/tfplugin6.js";
import { readPresent, writeDiagnostics, writeObject } from "../message.ts";
import { type AnyCall, call, withCapabilities } from "./call.ts";

export const validateDataSourceConfig = <C>(): AnyCall<C> =>
  call<C, tfplugin6.ValidateDataResourceConfig.Request, tfplugin6.ValidateDataResourceConfig.Response.$Properties>({
    name: "ValidateDataResourceConfig",
    request: tfplugin6.ValidateDataResourceConfig.Request,
    response: tfplugin6.ValidateDataResourceConfig.Response,
    handle: async (request, connection, context) => {
      const dataSource = connection.dataSource(request.typeName);
      const config = readPresent(dataSource.schema.attributes, request.config);
      const result = await dataSource.validate?.({ config }, context);
      return { diagnostics: writeDiagnostics(result?.diagnostics) };
    },
    failed: (diagnostic) => ({ diagnostics: writeDiagnostics([diagnostic]) }),
  });

export const readDataSource = <C>(): AnyCall<C> =>
  call<C, tfplugin6.ReadDataSource.Request, tfplugin6.ReadDataSource.Response.$Properties>({
    name: "ReadDataSource",
    request: tfplugin6.ReadDataSource.Request,
    response: tfplugin6.ReadDataSource.Response,
    handle: async (request, connection, context) => {
      const dataSource = connection.dataSource(request.typeName);
      const { attributes } = dataSource.schema;
      const result = await dataSource.read(
        { provider: connection.provider, config: readPresent(attributes, request.config) },
        withCapabilities(context, request.clientCapabilities),
      );
      return { state: writeObject(attributes, result.state), diagnostics: writeDiagnostics(result.diagnostics) };
    },
    failed: (diagnostic) => ({ diagnostics: writeDiagnostics([diagnostic]) }),
  });
