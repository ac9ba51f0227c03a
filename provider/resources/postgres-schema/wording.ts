/**
 * Owns how findings name their ways out in a Terraform configuration.
 * Must not know rules.
 */
import type { Address } from "../../engine/catalog/address.ts";
import { renameHint, type Wording } from "../../engine/safety/wording.ts";

/** `isStructured`: whether an object was declared by attributes; what `sql` declares takes no `renamed_from`. */
export const hclWording = (isStructured: (object: Address) => boolean): Wording => ({
  allow: (entries) => `allow = [${entries.map((entry) => JSON.stringify(entry)).join(", ")}]`,
  rename: (object) =>
    isStructured(object)
      ? "give its new name with renamed_from"
      : `tell its new name with a comment line in sql, \`${renameHint(object)}\``,
  inPlace: 'type_change = "in_place"',
});
