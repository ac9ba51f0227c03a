/**
 * Owns what there has to be in the catalogs for a kind to be asked for.
 * Must not know any particular kind.
 */

/**
 * Of what there are rows: of a catalog that the inventory has (introspect/not-modelled.ts), of any sort or of these (relkind, typtype,
 * prokind, contype); or with one of these marks.
 */
export type Trace = { readonly catalog: string; readonly letters?: string } | { readonly marks: Marks };

/** Conditions on rows `x` of catalogs that every schema has many of. */
export type Marks = {
  readonly [catalog in "pg_namespace" | "pg_class" | "pg_type" | "pg_proc" | "pg_index" | "pg_attribute"]?: string;
};
