/**
 * Owns the calls that Terraform makes of the resource, in this process: configure, refresh, plan, apply, and what is kept between.
 * Must not know what a test looks for. What core does with the answers, test/acceptance asks Terraform itself.
 */
import { schemata } from "../../provider/provider.ts";
import { postgresSchema } from "../../provider/resources/postgres-schema/index.ts";
import { conform } from "../../provider/resources/postgres-schema/values.ts";
import type { Server } from "../../provider/resources/server.ts";
import type { Context, Diagnostic, PlanResult, ValueMap } from "../../provider/terraform/framework/index.ts";

const contextWith = (signal: AbortSignal): Context => ({
  signal,
  logger: { trace() {}, debug() {}, info() {}, warn() {}, error() {} },
  capabilities: { deferralAllowed: false, writeOnlyAttributesAllowed: false },
});

const context = contextWith(new AbortController().signal);

type Arguments = Readonly<Record<string, unknown>>;

/** What a person is told, summaries and details. */
export interface Told {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** One run of Terraform: a provider that is configured anew, and closed in the end. */
export async function inRun<T>(args: Arguments, use: (server: Server) => Promise<T>): Promise<T> {
  const config = conform(schemata.schema.attributes, args);
  const { provider, diagnostics } = await schemata.configure({ config, terraformVersion: "1.11.4" }, context);
  if (provider === undefined) throw new Error(JSON.stringify(diagnostics));
  try {
    return await use(provider);
  } finally {
    await schemata.close?.(provider);
  }
}

/** What a plan answers, and what it tells. */
export interface Planned extends Told {
  readonly planned: ValueMap | null;
  readonly answer: PlanResult<ValueMap>;
}

const written = ({ summary, detail }: Diagnostic): string => `${summary}\n${detail}`;

const told = (diagnostics: readonly Diagnostic[] = []): Told => ({
  errors: diagnostics.filter(({ severity }) => severity === "error").map(written),
  warnings: diagnostics.filter(({ severity }) => severity === "warning").map(written),
});

/** A resource under one provider configuration, with the state that Terraform keeps of it. */
export class Called {
  state: ValueMap | null = null;
  /** By which Terraform asks calls to stop. */
  signal: AbortSignal = context.signal;
  #private: Uint8Array = new Uint8Array();

  constructor(public provider: Arguments) {}

  /** Refreshes and plans; null is a destroy. */
  plan(wanted: Arguments | null): Promise<Planned> {
    return inRun(this.provider, (server) => this.planIn(server, wanted));
  }

  async planIn(server: Server, wanted: Arguments | null): Promise<Planned> {
    const answer = await this.#planIn(server, wanted);
    return { answer, planned: answer.state, ...told(answer.diagnostics) };
  }

  /** Plans, and applies that in the next run if there are no errors. What it tells is of both. */
  async apply(wanted: Arguments | null): Promise<Told> {
    const made = await this.plan(wanted);
    if (made.errors.length > 0) return made;
    const { errors, warnings } = await this.applyPlanned(wanted, made);
    return { errors, warnings: [...made.warnings, ...warnings] };
  }

  /** Applies what was planned before, in a run of its own. */
  applyPlanned(wanted: Arguments | null, made: Planned): Promise<Told> {
    return inRun(this.provider, (server) => this.#applyIn(server, wanted, made.answer));
  }

  async #applyIn(server: Server, wanted: Arguments | null, made: PlanResult<ValueMap>): Promise<Told> {
    const done = await postgresSchema.apply(
      {
        provider: server,
        priorState: this.#upgraded(server),
        plannedState: made.state,
        config: configOf(wanted),
        plannedPrivate: made.private ?? this.#private,
      },
      contextWith(this.signal),
    );
    this.state = done.state;
    this.#private = done.state === null ? new Uint8Array() : (done.private ?? made.private ?? this.#private);
    return told(done.diagnostics);
  }

  async #planIn(server: Server, wanted: Arguments | null): Promise<PlanResult<ValueMap>> {
    const found: Diagnostic[] = [];
    const before = this.#upgraded(server);
    if (before !== null) {
      const { state, diagnostics, ...more } = await postgresSchema.read(
        { provider: server, state: before, private: this.#private },
        contextWith(this.signal),
      );
      found.push(...(diagnostics ?? []));
      this.state = state;
      this.#private = more.private ?? this.#private;
    }
    const config = configOf(wanted);
    const made = await postgresSchema.plan(
      {
        provider: server,
        priorState: this.#upgraded(server),
        proposedState: config,
        config,
        priorPrivate: this.#private,
      },
      contextWith(this.signal),
    );
    return { ...made, diagnostics: [...found, ...(made.diagnostics ?? [])] };
  }

  /** As core has it before every call: what the last plan showed is gone. */
  #upgraded(server: Server): ValueMap | null {
    if (this.state === null) return null;
    server.inState.add(String(this.state.id));
    return { ...this.state, migration: null, impact: null, basis: null };
  }
}

const configOf = (wanted: Arguments | null): ValueMap | null =>
  wanted === null ? null : conform(postgresSchema.schema.attributes, { name: "app", ...wanted });
