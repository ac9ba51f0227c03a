/**
 * Owns the kind view_column: a view's column, so that comments and dependencies on it have a place. Its view makes it.
 * Must not know the view's definition.
 */
import { relationColumn } from "../relation-column.ts";

export const viewColumn = relationColumn("view_column", "view", "v");
