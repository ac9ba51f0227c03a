/**
 * Owns the list of recipes, and the choice of one for a change.
 * Must not know any of them.
 */
import { checkBeside } from "./check-beside.ts";
import { indexBeside } from "./index-beside.ts";
import { keyByIndex } from "./key-by-index.ts";
import { notNullByCheck } from "./not-null-by-check.ts";
import type { Recipe } from "./recipe.ts";

/** In the order in which they are asked. */
export const recipes: readonly Recipe[] = [keyByIndex, notNullByCheck, checkBeside, indexBeside];
