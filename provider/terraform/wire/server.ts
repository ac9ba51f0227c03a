/**
 * Owns the gRPC server: one for each connection, TLS, message limits, and what surrounds every call: signal, log, exceptions.
 * Must not know any one call, or how the process starts and ends.
 */
import type { Socket } from "node:net";
import {
  type handleUnaryCall,
  Server,
  ServerCredentials,
  type ServiceDefinition,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import type { Context, Logger } from "../framework/context.ts";
import { bug } from "../framework/diagnostic.ts";
import type { Provider } from "../framework/provider.ts";
import type { Certificate } from "./certificate.ts";
import { Connection } from "./connection.ts";
import type { AnyCall } from "./rpc/call.ts";
import { calls } from "./rpc/index.ts";
import { RunningCalls } from "./running-calls.ts";

/** What Terraform itself sets for messages, in bytes. */
const messageLimit = 256 * 1024 * 1024;

export interface ServerOptions<C> {
  readonly provider: Provider<C>;
  readonly logger: Logger;
  /** Absent: plaintext. */
  readonly security: { readonly certificate: Certificate; readonly clientCertificate: string } | undefined;
  /** After StopProvider, begin new calls aborted. */
  readonly stopsForGood: boolean;
  /** The host asked the process to end (plugin.GRPCController/Shutdown). Its answer is on the way. */
  readonly onShutdown: () => void;
}

export interface GrpcServer {
  /** Serves a connection that was accepted. */
  accept(connection: Socket): void;
  /** Aborts what runs, waits for it at most `limit` milliseconds, and closes what was configured. */
  end(reason: string, limit: number): Promise<void>;
}

/** @throws if the client's certificate cannot be read. */
export function createServer<C>(options: ServerOptions<C>): GrpcServer {
  const credentials = createCredentials(options.security);
  const served = calls(options.provider);
  const service = serviceDefinition(served);
  const open = new Map<Socket, { readonly connection: Connection<C>; readonly running: RunningCalls }>();
  const limits = { "grpc.max_receive_message_length": messageLimit, "grpc.max_send_message_length": messageLimit };

  return {
    accept(socket) {
      const running = new RunningCalls(options.stopsForGood);
      const connection = new Connection(options.provider, () => running.stop("Terraform asked the provider to stop"));
      open.set(socket, { connection, running });
      socket.on("close", () => {
        open.delete(socket);
        running.stop("Terraform is gone");
        connection
          .close()
          .catch((error: unknown) => options.logger.error(`closing the provider failed: ${nameOf(error)}`));
      });
      const server = new Server({ ...limits, "grpc.enable_channelz": 0 });
      const handlers = served.map((served) => [served.name, unary(served, connection, running, options)]);
      server.addService(service, Object.fromEntries(handlers) as UntypedServiceImplementation);
      server.addService(controller, { Shutdown: shutdown(options.onShutdown) });
      server.createConnectionInjector(credentials).injectConnection(socket);
      // The listener paused it, so that nothing was read before the session was there to read it.
      socket.resume();
    },
    async end(reason, limit) {
      await Promise.all(
        [...open.values()].map(async ({ connection, running }) => {
          running.stop(reason);
          await running.ended(limit);
          await connection.close();
        }),
      );
    },
  };
}

function createCredentials(security: ServerOptions<unknown>["security"]): ServerCredentials {
  if (!security) {
    return ServerCredentials.createInsecure();
  }
  const { certificate, clientCertificate } = security;
  const pair = {
    private_key: Buffer.from(certificate.privateKeyPem),
    cert_chain: Buffer.from(certificate.certificatePem),
  };
  return ServerCredentials.createSsl(Buffer.from(clientCertificate), [pair], true);
}

const serviceDefinition = <C>(served: readonly AnyCall<C>[]): ServiceDefinition =>
  Object.fromEntries(
    served.map(({ name, decodeRequest, encodeResponse }) => [
      name,
      {
        path: `/tfplugin6.Provider/${name}`,
        requestStream: false,
        responseStream: false,
        requestDeserialize: decodeRequest,
        requestSerialize: unused,
        responseSerialize: (response: unknown) => asBuffer(encodeResponse(response)),
        responseDeserialize: unused,
      },
    ]),
  );

/** go-plugin's own service. Without it every process costs two seconds more. */
const controller: ServiceDefinition = {
  Shutdown: {
    path: "/plugin.GRPCController/Shutdown",
    requestStream: false,
    responseStream: false,
    requestDeserialize: () => ({}),
    requestSerialize: unused,
    responseSerialize: () => Buffer.alloc(0),
    responseDeserialize: unused,
  },
};

const shutdown =
  (onShutdown: () => void): handleUnaryCall<unknown, unknown> =>
  (_call, callback) => {
    callback(null, {});
    onShutdown();
  };

/** Wraps a call's handler: a signal, a log line with its duration, and a diagnostic in place of an exception. */
function unary<C>(
  served: AnyCall<C>,
  connection: Connection<C>,
  running: RunningCalls,
  { logger, provider }: ServerOptions<C>,
): handleUnaryCall<unknown, unknown> {
  const answer = async (request: unknown, signal: AbortSignal): Promise<unknown> => {
    const context: Context = {
      signal,
      logger,
      capabilities: { deferralAllowed: false, writeOnlyAttributesAllowed: false },
    };
    try {
      return await served.handle(request, connection, context);
    } catch (error) {
      logger.error("the handler of a call threw", { tf_rpc: served.name, error: nameOf(error) });
      return served.failed(
        bug(served.name, error, (text) => provider.redact?.(text) ?? text),
        request,
      );
    }
  };
  return (call, callback) => {
    const started = performance.now();
    logger.trace("call begins", { tf_rpc: served.name });
    running
      .run(
        (signal) => answer(call.request, signal),
        (abort) => call.on("cancelled", abort),
      )
      .then((response) => {
        callback(null, response);
        const milliseconds = Math.round((performance.now() - started) * 10) / 10;
        logger.debug("call ended", { tf_rpc: served.name, duration_ms: milliseconds });
      })
      .catch(callback);
  };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function unused(): never {
  throw new Error("a server neither writes requests nor reads responses");
}
