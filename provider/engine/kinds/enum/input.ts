/**
 * Owns the structured input of an enum.
 * Must not know the columns of the type.
 */
import type { Input } from "../input.ts";
import type { TypePath } from "../user-type.ts";
import type { EnumAttributes } from "./index.ts";

export const enumInput: Input<TypePath, EnumAttributes> = {
  attribute: "enums",
  description: "Enum types, by name.",
  within: "top",
  keyed: "map",
  renamedFrom: "status",
  example: { user_status: { values: ["new", "active"] } },
  fields: {
    values: {
      type: "strings",
      required: true,
      example: ["new", "active", "gone"],
      description:
        "The values, in order. A value is renamed by a line in `sql`: `-- schemata:rename value app.user_status.gone to left`.",
    },
  },
  toObject: (written, { key, parent }) => ({
    path: { schema: parent.schema as string, name: key },
    attrs: { values: written.values as readonly string[] },
  }),
  expressible: ({ attrs }) => attrs.values.length > 0,
  toInput: ({ path, attrs }) => ({ key: path.name, written: { values: attrs.values } }),
};
