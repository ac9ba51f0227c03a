/**
 * Owns ImportResourceState and MoveResourceState: state that begins with an object that exists.
 * Must not know any one resource.
 */
import { parseJson } from "../../cty/json.ts";
import { tfplugin6 } from "../generated/tfplugin6.js";
import { jsonText, writeDiagnostics, writeObject } from "../message.ts";
import { type AnyCall, call, withCapabilities } from "./call.ts";

export const importResourceState = <C>(): AnyCall<C> =>
  call<C, tfplugin6.ImportResourceState.Request, tfplugin6.ImportResourceState.Response.$Properties>({
    name: "ImportResourceState",
    request: tfplugin6.ImportResourceState.Request,
    response: tfplugin6.ImportResourceState.Response,
    handle: async (request, connection, context) => {
      const resource = connection.resource(request.typeName);
      const { typeName } = resource;
      if (!resource.importState) {
        const summary = `A ${typeName} cannot be imported`;
        return { diagnostics: writeDiagnostics([{ severity: "error", summary, detail: "It has nothing to read." }]) };
      }
      const result = await resource.importState(
        { provider: connection.provider, id: request.id },
        withCapabilities(context, request.clientCapabilities),
      );
      const state = result.state && writeObject(resource.schema.attributes, result.state);
      return {
        importedResources: state ? [{ typeName, state, private: result.private ?? new Uint8Array() }] : [],
        diagnostics: writeDiagnostics(result.diagnostics),
      };
    },
    failed: (diagnostic) => ({ diagnostics: writeDiagnostics([diagnostic]) }),
  });

export const moveResourceState = <C>(): AnyCall<C> =>
  call<C, tfplugin6.MoveResourceState.Request, tfplugin6.MoveResourceState.Response.$Properties>({
    name: "MoveResourceState",
    request: tfplugin6.MoveResourceState.Request,
    response: tfplugin6.MoveResourceState.Response,
    handle: async (request, connection, context) => {
      const resource = connection.resource(request.targetTypeName);
      const { sourceProviderAddress, sourceTypeName, sourceSchemaVersion } = request;
      if (!resource.moveState || !request.sourceState?.json?.length) {
        const summary = `A ${sourceTypeName} cannot be moved to a ${resource.typeName}`;
        const detail = "Remove it from the state and import it instead.";
        return { diagnostics: writeDiagnostics([{ severity: "error", summary, detail }]) };
      }
      const result = await resource.moveState(
        {
          sourceProviderAddress,
          sourceTypeName,
          sourceSchemaVersion,
          sourceState: parseJson(jsonText(request.sourceState.json)),
          sourcePrivate: request.sourcePrivate,
        },
        context,
      );
      return {
        targetState: writeObject(resource.schema.attributes, result.state),
        targetPrivate: result.private ?? new Uint8Array(),
        diagnostics: writeDiagnostics(result.diagnostics),
      };
    },
    failed: (diagnostic) => ({ diagnostics: writeDiagnostics([diagnostic]) }),
  });
