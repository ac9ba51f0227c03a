/**
 * Owns UpgradeResourceState and ReadResource: the state that Terraform holds, brought up to date.
 * Must not know any one resource.
 */
import { parseJson } from "../../cty/json.ts";
import { valueFromJson } from "../../cty/json-value.ts";
import { formatPath, ValueError } from "../../cty/path.ts";
import type { ValueMap } from "../../cty/value.ts";
import type { Diagnostic } from "../../framework/diagnostic.ts";
import { objectType } from "../../framework/schema.ts";
import { tfplugin6 } from "../generated/tfplugin6.js";
import { jsonText, readPresent, writeDiagnostics, writeObject } from "../message.ts";
import { type AnyCall, call, withCapabilities } from "./call.ts";

const refusal = (summary: string, detail: string): { readonly diagnostics: tfplugin6.Diagnostic.$Properties[] } => {
  const diagnostic: Diagnostic = { severity: "error", summary, detail };
  return { diagnostics: writeDiagnostics([diagnostic]) };
};

export const upgradeResourceState = <C>(): AnyCall<C> =>
  call<C, tfplugin6.UpgradeResourceState.Request, tfplugin6.UpgradeResourceState.Response.$Properties>({
    name: "UpgradeResourceState",
    request: tfplugin6.UpgradeResourceState.Request,
    response: tfplugin6.UpgradeResourceState.Response,
    handle: async (request, connection, context) => {
      const resource = connection.resource(request.typeName);
      const { typeName, schema } = resource;
      if (request.version > schema.version) {
        return refusal(
          `The state of a ${typeName} is newer than this provider`,
          `It was written with schema version ${request.version}, this provider knows versions up to ${schema.version}. ` +
            "Use the provider version that wrote it, or a later one.",
        );
      }
      if (!request.rawState?.json?.length) {
        return refusal(
          `The state of a ${typeName} cannot be read`,
          "It has the form that Terraform wrote before 0.12, when this provider did not exist.",
        );
      }
      const json = parseJson(jsonText(request.rawState.json));
      const decode = (from = json): ValueMap =>
        valueFromJson(objectType(schema.attributes), from, (path) => {
          context.logger.debug("state has an attribute that the schema does not have; it is left out", {
            attribute: formatPath(path),
          });
        }) as ValueMap;
      try {
        const result = resource.upgradeState
          ? await resource.upgradeState(
              { provider: connection.providerIfConfigured, version: request.version, json, decode },
              context,
            )
          : { state: decode() };
        return {
          upgradedState: writeObject(schema.attributes, result.state),
          diagnostics: writeDiagnostics("diagnostics" in result ? result.diagnostics : []),
        };
      } catch (error) {
        if (error instanceof ValueError) {
          return refusal(
            `The state of a ${typeName} cannot be read`,
            `It was written with schema version ${request.version} and does not fit: ${error.message}.`,
          );
        }
        throw error;
      }
    },
    failed: (diagnostic) => ({ diagnostics: writeDiagnostics([diagnostic]) }),
  });

export const readResource = <C>(): AnyCall<C> =>
  call<C, tfplugin6.ReadResource.Request, tfplugin6.ReadResource.Response.$Properties>({
    name: "ReadResource",
    request: tfplugin6.ReadResource.Request,
    response: tfplugin6.ReadResource.Response,
    handle: async (request, connection, context) => {
      const resource = connection.resource(request.typeName);
      const { schema } = resource;
      const result = await resource.read(
        {
          provider: connection.provider,
          state: readPresent(schema.attributes, request.currentState),
          private: request.private,
        },
        withCapabilities(context, request.clientCapabilities),
      );
      return {
        newState: writeObject(schema.attributes, result.state),
        // What is gone keeps nothing: core would plan its successor with these bytes, as it does for a replacement.
        private: result.state === null ? new Uint8Array() : (result.private ?? request.private),
        diagnostics: writeDiagnostics(result.diagnostics),
      };
    },
    failed: (diagnostic) => ({ diagnostics: writeDiagnostics([diagnostic]) }),
  });
