/**
 * Owns PlanResourceChange and ApplyResourceChange.
 * Must not know any one resource; what core demands of a plan is in framework/plan-rules.ts.
 */
import { hasErrors } from "../../framework/diagnostic.ts";
import { planViolations } from "../../framework/plan-rules.ts";
import { tfplugin6 } from "../generated/tfplugin6.js";
import { readObject, writeDiagnostics, writeObject, writePath } from "../message.ts";
import { type AnyCall, call, withCapabilities } from "./call.ts";

export const planResourceChange = <C>(): AnyCall<C> =>
  call<C, tfplugin6.PlanResourceChange.Request, tfplugin6.PlanResourceChange.Response.$Properties>({
    name: "PlanResourceChange",
    request: tfplugin6.PlanResourceChange.Request,
    response: tfplugin6.PlanResourceChange.Response,
    handle: async (request, connection, context) => {
      const resource = connection.resource(request.typeName);
      const { attributes } = resource.schema;
      const priorState = readObject(attributes, request.priorState);
      const config = readObject(attributes, request.config);
      const result = await resource.plan(
        {
          provider: connection.provider,
          priorState: priorState,
          proposedState: readObject(attributes, request.proposedNewState),
          config: config,
          priorPrivate: request.priorPrivate,
        },
        withCapabilities(context, request.clientCapabilities),
      );
      if (hasErrors(result.diagnostics)) {
        return { diagnostics: writeDiagnostics(result.diagnostics) };
      }
      const violations = planViolations(attributes, priorState, config, result.state);
      return {
        plannedState: writeObject(attributes, result.state),
        requiresReplace: (result.requiresReplace ?? []).map(writePath),
        plannedPrivate: result.private ?? request.priorPrivate,
        diagnostics: writeDiagnostics([...(result.diagnostics ?? []), ...violations]),
      };
    },
    failed: (diagnostic) => ({ diagnostics: writeDiagnostics([diagnostic]) }),
  });

export const applyResourceChange = <C>(): AnyCall<C> =>
  call<C, tfplugin6.ApplyResourceChange.Request, tfplugin6.ApplyResourceChange.Response.$Properties>({
    name: "ApplyResourceChange",
    request: tfplugin6.ApplyResourceChange.Request,
    response: tfplugin6.ApplyResourceChange.Response,
    handle: async (request, connection, context) => {
      const resource = connection.resource(request.typeName);
      const { attributes } = resource.schema;
      const result = await resource.apply(
        {
          provider: connection.provider,
          priorState: readObject(attributes, request.priorState),
          plannedState: readObject(attributes, request.plannedState),
          config: readObject(attributes, request.config),
          plannedPrivate: request.plannedPrivate,
        },
        context,
      );
      return {
        newState: writeObject(attributes, result.state),
        private: result.private ?? request.plannedPrivate,
        diagnostics: writeDiagnostics(result.diagnostics),
      };
    },
    // The prior state: nothing is left of a failed create, and nothing is forgotten after a failed update or destroy.
    failed: (diagnostic, request) => ({
      newState: request.priorState ?? null,
      private: request.plannedPrivate,
      diagnostics: writeDiagnostics([diagnostic]),
    }),
  });
