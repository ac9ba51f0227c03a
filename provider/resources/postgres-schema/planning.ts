/**
 * Owns the planning of one schema: from its configuration and a catalog to a plan, and what the plan relies on.
 * Must not know where the catalog came from, nor Terraform's values.
 */
import { type Address, nameOf } from "../../engine/catalog/address.ts";
import { type Catalog, restricted } from "../../engine/catalog/catalog.ts";
import type { Obj } from "../../engine/catalog/object.ts";
import type { Rename } from "../../engine/desired/input.ts";
import { type Diagnostic, error, hasErrors, warning } from "../../engine/diagnostic.ts";
import { containerAddress, containerKind, differences, kindOf, schemaOf } from "../../engine/kinds/lookup.ts";
import { approvable, type Plan, planJson, saidPath } from "../../engine/plan/json.ts";
import { isTemporary } from "../../engine/plan/recipes/temporary-name.ts";
import { prepare } from "../../engine/prepare.ts";
import { type Approval, approves, isExpired, parseApproval } from "../../engine/safety/approval.ts";
import type { Approvable, Finding, Severity } from "../../engine/safety/finding.ts";
import { unmatched } from "../../engine/safety/review.ts";
import type { Shadow } from "../../engine/shadow/shadow.ts";
import type { Path } from "../../terraform/framework/index.ts";
import type { Server } from "../server.ts";
import type { Configuration } from "./configuration.ts";
import { isOwned, notManaged } from "./ownership.ts";
import type { PrivateState } from "./private-state.ts";
import { type Reliance, relianceOn } from "./reliance.ts";
import { relevant } from "./snapshot.ts";
import { hclWording } from "./wording.ts";

export interface Planning {
  /** Undefined when there are errors. */
  readonly plan?: Plan;
  /** Of the catalog that will be there what is declared. */
  readonly desired: Catalog;
  /** All that will be there. */
  readonly reached: Catalog;
  readonly declared: ReadonlySet<Address>;
  readonly structured: ReadonlySet<Address>;
  readonly reliance: Reliance;
  /** Addresses that a statement is about. */
  readonly changed: ReadonlySet<Address>;
  readonly notManaged: readonly Address[];
  readonly paths: ReadonlyMap<Address, Path>;
  /** Approvals that no longer hold. */
  readonly expired: readonly Approval[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface PlanningRequest {
  readonly configuration: Configuration;
  readonly state: PrivateState;
  readonly live: Catalog;
  /** The schemas that `live` has as another resource of this run plans them. */
  readonly madeByOthers: ReadonlySet<string>;
  /** server_version_num of the target. */
  readonly version: number;
  /** Name that the schema has in the state, if it is renamed. */
  readonly priorName: string | null;
}

/** Plans and proves in the shadow; nothing is read from the target. Throws ShadowLost. */
export async function makePlan(request: PlanningRequest, server: Server, shadow: Shadow): Promise<Planning> {
  const { configuration, state, live } = request;
  const { name } = configuration;
  const source = configuration.source(renameOf(request));
  const former = request.priorName ?? name;
  const approvals = [...server.options.allow, ...configuration.allow].map(parseApproval);
  const today = server.today();
  const isInside = (object: Obj): boolean => [undefined, name, former].includes(schemaOf(object, live));
  const prepared = await prepare(
    {
      live,
      source,
      staysUndeclared: (object) => {
        if (!isInside(object)) return true;
        // What an interrupted apply of this resource has left is neither kept nor told of.
        if (kindOf(object).container === true || isTemporary(object)) return false;
        return !configuration.dropsUnmanaged && !isOwned(state, object);
      },
      options: {
        version: request.version,
        allow: approvals.flatMap((approval) => (isExpired(approval, today) ? [] : [approval.entry])),
        policy: { ...server.options.policy, ...(configuration.policy as Readonly<Record<string, Severity>>) },
        typeChange: configuration.typeChange,
        wording: hclWording((address) => state.recorded[address]?.structured !== false),
        outside: (object) => !isInside(object),
      },
    },
    shadow,
  );
  const { desired } = prepared;
  const diagnostics = [...prepared.diagnostics.map(withReference(name)), ...prepared.plan.refusals];
  const declared = new Set([...prepared.declared].filter((address) => inSchema(desired, address, name)));
  const outside = [...prepared.declared].filter((address) => !declared.has(address));
  const own = new Set([...declared, ...Object.keys(state.imported ? {} : state.recorded)]);
  const changed = new Set(prepared.plan.statements.flatMap((statement) => [statement.object, ...statement.takes]));
  if (!hasErrors(diagnostics)) diagnostics.push(...elsewhere(outside, desired, live, configuration));
  const reliance = relianceOn(live, former, own, changed, request.madeByOthers);
  if (!hasErrors(diagnostics)) diagnostics.push(...touched(Object.keys(reliance.hanging), name));
  const plan = planJson(prepared.plan, {
    server_version: request.version,
    shadow: prepared.shadow,
    proof: prepared.proof,
    ...saidPath(prepared.searchPath, [name]),
    live: relevant(live, name),
  });
  const isRefused = hasErrors(diagnostics);
  const expired = approvals.filter((approval) => isExpired(approval, today));
  diagnostics.push(...expiredApprovals(expired, plan.findings, configuration));
  if (!isRefused && plan.statements.length > 0)
    diagnostics.push(...needlessApprovals(configuration, today, approvable(plan)));
  return {
    ...(isRefused ? {} : { plan }),
    desired: restricted(desired, (address) => declared.has(address)),
    reached: desired,
    declared,
    structured: source.structured,
    reliance,
    changed,
    notManaged: notManaged(desired, name, declared),
    paths: source.paths as ReadonlyMap<Address, Path>,
    expired,
    diagnostics,
  };
}

/** What another resource makes must be planned before: Terraform knows the order from a reference alone. */
const withReference =
  (name: string) =>
  (diagnostic: Diagnostic): Diagnostic => {
    const { missing, detail, summary } = diagnostic;
    const [schema, ...rest] = missing?.split(".") ?? [];
    const isSchema = rest.length === 0 && summary.endsWith(`schema "${schema}" does not exist`);
    if (schema === undefined || schema === name || (rest.length === 0 && !isSchema)) return diagnostic;
    const reference =
      "If another resource makes it, let this one refer to it, so that Terraform plans it first: write schemata_postgres_schema.<its label>.name for the schema's name.";
    return { ...diagnostic, detail: `${detail}\n${reference}` };
  };
/** An approval that has expired turns the plan that needs it into an error, and is silent where nothing needs it. */
export const expiredApprovals = (
  approvals: readonly Approval[],
  findings: readonly Finding[],
  { allow }: Configuration,
): readonly Diagnostic[] =>
  approvals.flatMap((approval) => {
    const needed = findings.filter(
      ({ severity, rule, object }) => severity === "error" && approves(approval, rule, object),
    );
    if (needed.length === 0) return [];
    const index = allow.indexOf(approval.entry);
    return [
      error(
        `The approval ${JSON.stringify(approval.entry)} has expired`,
        `It held until the end of ${approval.until} (UTC), and the plan needs it for ${[...new Set(needed.map(({ object }) => nameOf(object)))].join(", ")}. Give it a later day, or leave the change out.`,
        index < 0 ? {} : { path: [{ attribute: "allow" }, { index }] },
      ),
    ];
  });

/**
 * Entries that match nothing, where there is a plan that they could be meant for. Those of the provider may be for another resource,
 * and one that has expired said itself until when it stays.
 */
const needlessApprovals = (
  { allow }: Configuration,
  today: Date,
  findings: readonly Approvable[],
): readonly Diagnostic[] => {
  const needless = new Set(unmatched(allow, findings));
  return allow.flatMap((entry, index) =>
    !needless.has(entry) || isExpired(parseApproval(entry), today)
      ? []
      : [
          warning(
            `The approval ${JSON.stringify(entry)} matches nothing`,
            "Nothing in this plan needs it: the change was made before, or the rule or the name is another one. Remove it, or correct it.",
            { path: [{ attribute: "allow" }, { index }] },
          ),
        ],
  );
};

/** No snapshot has what other schemas hang on this one: it stands in a warning, and not in the planned values. */
const touched = (hanging: readonly Address[], name: string): readonly Diagnostic[] =>
  hanging.length === 0
    ? []
    : [
        warning(
          `What changes in ${name} is used in other schemas`,
          `${hanging.slice(0, 20).join(", ")}${hanging.length > 20 ? ", …" : ""}. They stay as they are. A table with a foreign key to a changed column is locked as that column's table is.`,
        ),
      ];

const inSchema = (catalog: Catalog, address: Address, name: string): boolean => {
  const object = catalog.objects.get(address);
  return object !== undefined && schemaOf(object, catalog) === name;
};

/** A changed `name`, or `renamed_from`, renames the schema. */
function renameOf({ configuration, priorName, live }: PlanningRequest): Rename | undefined {
  const told = configuration.values.renamed_from;
  const from =
    priorName !== null && priorName !== configuration.name ? priorName : typeof told === "string" ? told : null;
  if (from === null) return undefined;
  if (!live.objects.has(containerAddress(from)) && !live.objects.has(containerAddress(configuration.name)))
    return undefined;
  return { kind: containerKind, from: { name: from }, to: { name: configuration.name }, path: [{ attribute: "name" }] };
}

/** SQL that makes or changes something in another schema: that schema has its own resource. */
function elsewhere(
  outside: readonly Address[],
  desired: Catalog,
  live: Catalog,
  configuration: Configuration,
): readonly Diagnostic[] {
  const made = outside.filter((address) => {
    const [object, before] = [desired.objects.get(address), live.objects.get(address)];
    return object !== undefined && (before === undefined || differences(before, object, live.version).length > 0);
  });
  if (made.length === 0) return [];
  return [
    {
      ...warning("", ""),
      severity: "error",
      summary: `sql makes objects outside of the schema ${configuration.name}`,
      detail: `${made.slice(0, 10).join(", ")}: one resource manages one schema. Write them into the resource of that schema.`,
      path: [{ attribute: "sql" }],
    },
  ];
}
