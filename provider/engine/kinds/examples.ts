/**
 * Owns the objects that the documentation's example of a plan speaks of: the kinds' own examples, a column more.
 * Must not know what a plan says of them; a test makes that plan.
 */

/** A migration that drops one column, while an index made by hand stands in the schema. */
export const exampleChange = {
  table: "table:app.users",
  dropped: "column:app.users.nickname",
  byHand: "index:app.users_invited_by_idx",
} as const;
