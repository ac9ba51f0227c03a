/**
 * Owns the rule prolongs-lock.
 * Must not know why statements commit together.
 */
import { nameOf } from "../../catalog/address.ts";
import type { Rule } from "../finding.ts";

export const prolongsLock: Rule = {
  name: "prolongs-lock",
  severity: "notice",
  manual: { title: "Explicit Locking", page: "explicit-locking" },
  description:
    "Statements follow in the transaction of an ACCESS EXCLUSIVE lock, which is held until the last of them is done.",
  find: (statement, together) => {
    const exclusive = Object.entries(statement.locks).filter(([, mode]) => mode === "ACCESS EXCLUSIVE");
    if (exclusive.length === 0) return [];
    const place = together.indexOf(statement);
    const length = together.length - place - 1;
    if (place === -1 || length === 0) return [];
    const held = new Set(together.slice(0, place).flatMap(({ locks }) => Object.keys(locks)));
    return exclusive
      .filter(([relation]) => !held.has(relation))
      .map(([object]) => ({
        object,
        message: `Reads and writes of ${nameOf(object)} wait until ${length === 1 ? "one more statement of the transaction is" : `${length} more statements of the transaction are`} done, for nobody may see what lies between.`,
        remedy: "Each of them is an instant unless the plan says that it is slow.",
      }));
  },
};
