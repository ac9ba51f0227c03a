/**
 * Owns the rule drops-trigger.
 * Must not know what the trigger did.
 */
import type { Rule } from "../finding.ts";

const sorts = new Set(["trigger", "rule"]);

export const dropsTrigger: Rule = {
  name: "drops-trigger",
  severity: "warning",
  manual: { title: "DROP TRIGGER", page: "sql-droptrigger" },
  description: "A trigger or rule is dropped or disabled: what it wrote or forbade, an audit perhaps, ends.",
  find: ({ loses, disables, object }) => {
    const isDropped = loses !== undefined && sorts.has(loses);
    if (!isDropped && disables !== true) return [];
    return [
      {
        object,
        message: `It is ${isDropped ? "dropped" : "disabled"}: what it wrote, checked or forbade at each change of a row ends here.`,
        remedy: "Make sure that nobody relies on it, or keep it.",
      },
    ];
  },
};
