/**
 * Owns the rule drops-extension.
 * Must not know what belongs to one.
 */
import type { Rule } from "../finding.ts";

export const dropsExtension: Rule = {
  name: "drops-extension",
  severity: "error",
  manual: { title: "DROP EXTENSION", page: "sql-dropextension" },
  description: "An extension is dropped with all its members; code that calls them fails.",
  find: ({ loses, object }) =>
    loses === "extension"
      ? [
          {
            object,
            message:
              "The extension is dropped with all its members, and rows that it keeps; code that calls them fails.",
            remedy: "Keep it declared while anything uses it, the bodies of functions too.",
          },
        ]
      : [],
};
