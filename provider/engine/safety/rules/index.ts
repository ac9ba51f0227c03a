/**
 * Owns THE LIST of safety rules, in the order in which their findings are told.
 * Must not know anything about them.
 */
import type { Rule } from "../finding.ts";
import { blocksWhileSlow } from "./blocks-while-slow.ts";
import { breaksCode } from "./breaks-code.ts";
import { convertsColumn } from "./converts-column.ts";
import { dropsColumn } from "./drops-column.ts";
import { dropsSchema } from "./drops-schema.ts";
import { dropsSequence } from "./drops-sequence.ts";
import { dropsTable } from "./drops-table.ts";
import { dropsView } from "./drops-view.ts";
import { rejectsDuplicatesEarly } from "./rejects-duplicates-early.ts";
import { rewritesTable } from "./rewrites-table.ts";

export const rules: readonly Rule[] = [
  dropsSchema,
  dropsTable,
  dropsColumn,
  dropsSequence,
  dropsView,
  convertsColumn,
  rewritesTable,
  blocksWhileSlow,
  rejectsDuplicatesEarly,
  breaksCode,
];
