/**
 * Owns MetFinding: a finding about what is there, which a probe met, or that nobody could look.
 * Must not know how a probe is asked.
 */
import type { PlanProbe, PlanStatement } from "../plan/json.ts";
import type { Finding } from "./finding.ts";
import { findingOf } from "./review.ts";

/** A finding about rows. Its message holds no values of rows: it may be kept. */
export interface MetFinding extends Finding {
  /** What a person is told besides: values if they may be shown, and how to list the rows. */
  readonly aside: string;
}

/** That rows were not looked at; nothing where policy has that switched off. */
export function unseen(
  { of, unseen: judged }: PlanProbe,
  { object }: PlanStatement,
  reason: string,
  what = "Not looked at",
): readonly MetFinding[] {
  if (judged === null) return [];
  return [{ ...findingOf("rows-not-seen", object, `${what} for ${of}: ${reason}`, judged), aside: "" }];
}
