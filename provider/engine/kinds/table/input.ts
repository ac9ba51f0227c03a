/**
 * Owns the structured input of a table.
 * Must not know the attributes of what stands inside one.
 */
import type { Input } from "../input.ts";
import type { TableAttributes, TablePath } from "./index.ts";

export const tableInput: Input<TablePath, TableAttributes> = {
  attribute: "tables",
  description: "Tables, by name.",
  within: "top",
  keyed: "map",
  renamedFrom: "members",
  example: { users: {} },
  fields: {
    options: {
      type: {
        object: {
          unlogged: {
            type: "bool",
            default: false,
            example: true,
            description: "Not written to the write-ahead log: fast, and empty after a crash.",
          },
          parameters: {
            type: "settings",
            default: null,
            example: { fillfactor: "70", "toast.autovacuum_enabled": "false" },
            description: "Storage parameters, also those of its TOAST table.",
          },
        },
      },
      default: null,
      example: { parameters: { fillfactor: "70" } },
      description: "Options that few tables need.",
    },
  },
  toObject: (written, { key, parent }) => {
    const options = (written.options ?? {}) as { unlogged?: boolean; parameters?: Record<string, string> };
    return {
      path: { schema: parent.schema as string, name: key },
      attrs: {
        persistence: options.unlogged === true ? "unlogged" : "permanent",
        options: options.parameters ?? {},
        partition_key: null,
      },
    };
  },
  expressible: ({ attrs }) => attrs.partition_key === null,
  toInput: ({ path, attrs }) => {
    const unlogged = attrs.persistence === "unlogged";
    const parameters = Object.keys(attrs.options).length > 0;
    return {
      key: path.name,
      written:
        unlogged || parameters
          ? { options: { ...(unlogged ? { unlogged } : {}), ...(parameters ? { parameters: attrs.options } : {}) } }
          : {},
    };
  },
};
