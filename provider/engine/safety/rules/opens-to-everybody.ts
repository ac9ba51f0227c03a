/**
 * Owns the rule opens-to-everybody.
 * Must not know what is granted, nor on what.
 */
import type { Rule } from "../finding.ts";

export const opensToEverybody: Rule = {
  name: "opens-to-everybody",
  severity: "notice",
  manual: { title: "Privileges", page: "ddl-priv" },
  description: "A right is granted to PUBLIC: every role has it, also those that come later.",
  find: ({ opens, object }) =>
    opens === true
      ? [
          {
            object,
            message:
              "Every role of the server that may connect has this right from here on, also those that come later.",
            remedy: "Grant it to a role that those who need it are members of.",
          },
        ]
      : [],
};
