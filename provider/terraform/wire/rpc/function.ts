/**
 * Owns CallFunction.
 * Must not know any one function.
 */
import { decode, encode } from "../../cty/msgpack.ts";
import { tfplugin6 } from "../generated/tfplugin6.js";
import { type AnyCall, call } from "./call.ts";

export const callFunction = <C>(): AnyCall<C> =>
  call<C, tfplugin6.CallFunction.Request, tfplugin6.CallFunction.Response.$Properties>({
    name: "CallFunction",
    request: tfplugin6.CallFunction.Request,
    response: tfplugin6.CallFunction.Response,
    handle: async (request, { definition }, context) => {
      const called = definition.functions.find(({ name }) => name === request.name);
      if (!called) {
        return { error: { text: `There is no function ${request.name}.` } };
      }
      const values = request.arguments.map((argument, position) => {
        const parameter = called.parameters[position] ?? called.variadic;
        if (!parameter) {
          throw new Error(`${called.name} takes ${called.parameters.length} arguments`);
        }
        return decode(parameter.type, argument.msgpack ?? new Uint8Array());
      });
      const outcome = await called.call(values, context);
      if ("error" in outcome) {
        const position = outcome.argument === undefined ? {} : { functionArgument: outcome.argument };
        return { error: { text: outcome.error, ...position } };
      }
      return { result: { msgpack: encode(called.returns, outcome.result) } };
    },
    failed: ({ summary, detail }) => ({ error: { text: `${summary}\n${detail}` } }),
  });
