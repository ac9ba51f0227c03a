/**
 * Owns the rule removes-enum-value.
 * Must not know how the statement is written.
 */
import type { Rule } from "../finding.ts";

export const removesEnumValue: Rule = {
  name: "removes-enum-value",
  severity: "error",
  manual: { title: "Enumerated Types", page: "datatype-enum" },
  description:
    "An enum loses a value: code that writes or asks for it fails, and so does the change where a row holds it.",
  find: ({ loses, object }) =>
    loses === "enum value"
      ? [
          {
            object,
            message:
              "The enum loses a value: code that writes or asks for it fails, and so does this where a row holds it.",
            remedy:
              "Keep the value, which costs nothing, or tell its new name with a comment line, `-- schemata:rename value <schema>.<enum>.<old name> to <new name>`.",
          },
        ]
      : [],
};
