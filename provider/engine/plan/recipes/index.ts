/**
 * Owns the list of recipes.
 * Must not know any of them.
 */
import type { Obj } from "../../catalog/object.ts";
import { attachByCheck } from "./attach-by-check.ts";
import { checkBeside } from "./check-beside.ts";
import { columnByBackfill } from "./column-by-backfill.ts";
import { detachConcurrently } from "./detach-concurrently.ts";
import { indexBeside } from "./index-beside.ts";
import { keyByIndex } from "./key-by-index.ts";
import { materializedViewBeside } from "./materialized-view-beside.ts";
import { notNullByCheck } from "./not-null-by-check.ts";
import type { Recipe } from "./recipe.ts";

/** In the order in which they are asked. */
export const recipes: readonly Recipe[] = [
  keyByIndex,
  columnByBackfill,
  notNullByCheck,
  checkBeside,
  indexBeside,
  materializedViewBeside,
  attachByCheck,
  detachConcurrently,
];

/** Whether an interrupted plan for `object` has left `other`, which has its name. */
export const leaves = (object: Obj, other: Obj): boolean =>
  recipes.some((recipe) => recipe.leaves?.(object, other) === true);
