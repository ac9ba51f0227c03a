/**
 * Owns THE LIST of safety rules, in the order in which their findings are told.
 * Must not know anything about them.
 */
import type { RowRule, Rule } from "../finding.ts";
import { blocksLargeTable } from "./blocks-large-table.ts";
import { blocksWhileSlow } from "./blocks-while-slow.ts";
import { breaksCode } from "./breaks-code.ts";
import { convertsColumn } from "./converts-column.ts";
import { disablesRowSecurity } from "./disables-row-security.ts";
import { dropsAttribute } from "./drops-attribute.ts";
import { dropsColumn } from "./drops-column.ts";
import { dropsExtension } from "./drops-extension.ts";
import { dropsFunction } from "./drops-function.ts";
import { dropsPolicy } from "./drops-policy.ts";
import { dropsSchema } from "./drops-schema.ts";
import { dropsSequence } from "./drops-sequence.ts";
import { dropsTable } from "./drops-table.ts";
import { dropsTrigger } from "./drops-trigger.ts";
import { dropsType } from "./drops-type.ts";
import { dropsView } from "./drops-view.ts";
import { firesTriggers } from "./fires-triggers.ts";
import { keepsOldValues } from "./keeps-old-values.ts";
import { lacksExtension } from "./lacks-extension.ts";
import { lacksRole } from "./lacks-role.ts";
import { locksLargeTable } from "./locks-large-table.ts";
import { locksSeveral } from "./locks-several.ts";
import { meetsDuplicates } from "./meets-duplicates.ts";
import { meetsMisfits } from "./meets-misfits.ts";
import { meetsNulls } from "./meets-nulls.ts";
import { meetsOrphans } from "./meets-orphans.ts";
import { meetsRowSecurity } from "./meets-row-security.ts";
import { meetsViolations } from "./meets-violations.ts";
import { missingMeanwhile } from "./missing-meanwhile.ts";
import { movesRows } from "./moves-rows.ts";
import { nearsWraparound } from "./nears-wraparound.ts";
import { needsValues } from "./needs-values.ts";
import { opensToEverybody } from "./opens-to-everybody.ts";
import { prolongsLock } from "./prolongs-lock.ts";
import { rejectsDuplicatesEarly } from "./rejects-duplicates-early.ts";
import { removesEnumValue } from "./removes-enum-value.ts";
import { revokesRight } from "./revokes-right.ts";
import { rewritesRows } from "./rewrites-rows.ts";
import { rewritesTable } from "./rewrites-table.ts";
import { rowsNotSeen } from "./rows-not-seen.ts";
import { runsUnknownScript } from "./runs-unknown-script.ts";

/** Those that speak when a probe has found something. */
export const rowRules: readonly RowRule[] = [
  meetsDuplicates,
  meetsNulls,
  meetsOrphans,
  meetsViolations,
  meetsMisfits,
  needsValues,
  rewritesRows,
  meetsRowSecurity,
  firesTriggers,
  lacksRole,
  lacksExtension,
  blocksLargeTable,
  locksLargeTable,
  nearsWraparound,
  rowsNotSeen,
];

/** Every safety rule; the names are what `allow` and `policy` say (docs/guides/command-line.md has a table of them). */
export const rules: readonly Rule[] = [
  dropsSchema,
  dropsTable,
  dropsColumn,
  dropsAttribute,
  dropsSequence,
  dropsType,
  dropsView,
  disablesRowSecurity,
  dropsPolicy,
  removesEnumValue,
  dropsFunction,
  dropsTrigger,
  dropsExtension,
  convertsColumn,
  rewritesTable,
  movesRows,
  blocksWhileSlow,
  locksSeveral,
  prolongsLock,
  rejectsDuplicatesEarly,
  missingMeanwhile,
  keepsOldValues,
  breaksCode,
  revokesRight,
  opensToEverybody,
  runsUnknownScript,
  ...rowRules,
];

/** Where the manual tells why a rule finds what it finds. */
export const manualPage = ({ manual }: Rule): string => `https://www.postgresql.org/docs/current/${manual.page}.html`;
