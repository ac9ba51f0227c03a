/**
 * Owns the rule moves-rows.
 * Must not know why rows go to another table.
 */
import { nameOf } from "../../catalog/address.ts";
import type { Rule } from "../finding.ts";

export const movesRows: Rule = {
  name: "moves-rows",
  severity: "error",
  manual: { title: "Table Partitioning", page: "ddl-partitioning" },
  description:
    "Rows are moved to the partition that their values belong to by then, in one transaction; nothing is planned so until it is approved.",
  find: ({ object, moves }) =>
    moves === undefined
      ? []
      : [
          {
            object,
            message: `Rows of ${nameOf(moves.from)} that belong to ${nameOf(moves.into)} are moved there while writes wait, and reads where the partition has left for it.`,
            remedy: "Where these are many, move them in batches in a quiet hour, and plan then.",
          },
        ],
};
