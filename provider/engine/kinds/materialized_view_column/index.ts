/**
 * Owns the kind materialized_view_column: its column, so that comments and dependencies on it have a place. Its view makes it.
 * Must not know the query.
 */
import { relationColumn } from "../relation-column.ts";

export const materializedViewColumn = relationColumn("materialized_view_column", "materialized_view", "m");
