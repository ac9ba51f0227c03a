/**
 * Owns the names of what stands only while a plan runs, by which the next plan recognises what an interrupted one left.
 * Must not know what has such a name.
 */
import { createHash } from "node:crypto";
import type { Address } from "../../catalog/address.ts";
import type { Obj } from "../../catalog/object.ts";

const prefix = "schemata_tmp_";

/** The same for the same purpose, so that a plan that is made again finds what was built for it; 29 bytes. */
export const temporaryName = (purpose: string, of: Address): string =>
  prefix + createHash("sha256").update(`${purpose} ${of}`).digest("hex").slice(0, 16);

/** Whether an interrupted plan has left it: nobody else gives such names. */
export const isTemporary = ({ path }: Obj): boolean => path.name?.startsWith(prefix) === true;
