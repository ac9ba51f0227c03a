/**
 * Owns what the history's schema may be called: it is in no catalog and in no plan, so that what else is in it would vanish.
 * Must not know where the name is written.
 */
import { wrongName } from "../desired/input.ts";

/** What is wrong with a name for it; undefined when nothing is. */
export function wrongHistorySchema(name: string): { readonly summary: string; readonly detail: string } | undefined {
  const wrong = wrongName(name);
  if (wrong !== undefined) return wrong;
  if (name !== "public" && name !== "information_schema" && !name.startsWith("pg_")) return undefined;
  return {
    summary: `The history cannot be in the schema ${name}`,
    detail: "It needs a schema of its own, which no plan sees. Choose a name that is used for nothing else.",
  };
}
