/**
 * Owns the shape of a call: its codecs and its handler, as `server.ts` registers them.
 * Must not know any one call.
 */
import type { Context } from "../../framework/context.ts";
import type { Diagnostic } from "../../framework/diagnostic.ts";
import type { Connection } from "../connection.ts";

/** A generated message class. */
export interface Codec<Decoded, Encodable> {
  encode(message: Encodable): { finish(): Uint8Array };
  decode(bytes: Uint8Array): Decoded;
}

export interface Call<C, Request, Response> {
  readonly name: string;
  readonly request: Codec<Request, never>;
  readonly response: Codec<unknown, Response>;
  handle(request: Request, connection: Connection<C>, context: Context): Promise<Response>;
  /** The answer when `handle` threw: Terraform must get a diagnostic, never a gRPC error. */
  failed(diagnostic: Diagnostic, request: Request): Response;
}

/** A call whose types are known to its own file alone. */
export interface AnyCall<C> {
  readonly name: string;
  decodeRequest(bytes: Uint8Array): unknown;
  encodeResponse(response: unknown): Uint8Array;
  handle(request: unknown, connection: Connection<C>, context: Context): Promise<unknown>;
  failed(diagnostic: Diagnostic, request: unknown): unknown;
}

/** Hides a call's own types. */
export const call = <C, Request, Response>(definition: Call<C, Request, Response>): AnyCall<C> => ({
  name: definition.name,
  decodeRequest: (bytes) => definition.request.decode(bytes),
  encodeResponse: (response) => definition.response.encode(response as Response).finish(),
  handle: (request, connection, context) => definition.handle(request as Request, connection, context),
  failed: (diagnostic, request) => definition.failed(diagnostic, request as Request),
});

/** The context with what the client said it can do. */
export const withCapabilities = (
  context: Context,
  sent:
    | { readonly deferralAllowed?: boolean | null; readonly writeOnlyAttributesAllowed?: boolean | null }
    | null
    | undefined,
): Context => ({
  ...context,
  capabilities: {
    deferralAllowed: sent?.deferralAllowed ?? false,
    writeOnlyAttributesAllowed: sent?.writeOnlyAttributesAllowed ?? false,
  },
});
