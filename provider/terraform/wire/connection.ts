/**
 * Owns what belongs to one connection: the provider's configuration, and finding what a call names.
 * Must not know gRPC. Each `provider` block of Terraform opens its own connection, in reattach mode too, so state that hangs
 * on the connection keeps aliases apart where they share a process (protocol facts, rule 18).
 */
import type { DataSource } from "../framework/data-source.ts";
import type { Provider } from "../framework/provider.ts";
import type { Resource } from "../framework/resource.ts";

export class Connection<C> {
  private configured: { readonly provider: C } | undefined;

  constructor(
    readonly definition: Provider<C>,
    /** Aborts what runs on this connection. */
    readonly stop: () => void,
  ) {}

  /** Keeps what `configure` made; of two, the last counts. */
  configure(provider: C): void {
    this.configured = { provider };
  }

  /** What `configure` made. @throws if the host never configured the provider: a bug of the host. */
  get provider(): C {
    if (!this.configured) {
      throw new Error("the provider was not configured before this call");
    }
    return this.configured.provider;
  }

  /** The same, undefined before that: states are read without a configuration too, to be shown. */
  get providerIfConfigured(): C | undefined {
    return this.configured?.provider;
  }

  /** @throws if there is none: a host asks only for what the schema lists. */
  resource(typeName: string): Resource<C> {
    return find(this.definition.resources, "resource", typeName);
  }

  /** @throws as `resource` does. */
  dataSource(typeName: string): DataSource<C> {
    return find(this.definition.dataSources, "data source", typeName);
  }

  async close(): Promise<void> {
    const configured = this.configured;
    this.configured = undefined;
    if (configured) {
      await this.definition.close?.(configured.provider);
    }
  }
}

function find<T extends { readonly typeName: string }>(list: readonly T[], noun: string, typeName: string): T {
  const found = list.find((candidate) => candidate.typeName === typeName);
  if (!found) {
    throw new Error(`there is no ${noun} ${typeName}`);
  }
  return found;
}
