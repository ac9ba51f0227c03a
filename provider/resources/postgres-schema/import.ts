/**
 * Owns ImportResourceState: from an id to a state that the next read fills.
 * Must not know what is in the schema.
 */
import type { ImportRequest, ImportResult, ValueMap } from "../../terraform/framework/index.ts";
import type { Server } from "../server.ts";
import { emptyPrivateState, writePrivateState } from "./private-state.ts";
import { schema } from "./schema.ts";
import { conform } from "./values.ts";

/** `<schema>` or `<database>/<schema>`. */
export function importState({ id }: ImportRequest<Server>): ImportResult<ValueMap> {
  const at = id.lastIndexOf("/");
  const [database, name] = at < 0 ? [null, id] : [id.slice(0, at), id.slice(at + 1)];
  if (name === "" || database === "")
    return {
      state: null,
      diagnostics: [
        {
          severity: "error",
          summary: `${JSON.stringify(id)} is no import id`,
          detail: "Write the schema's name, or <database>/<schema>.",
        },
      ],
    };
  return {
    state: conform(schema.attributes, { name, database, id }),
    private: writePrivateState({ ...emptyPrivateState, imported: true }),
  };
}
