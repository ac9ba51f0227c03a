/**
 * Owns the rule lacks-extension.
 * Must not know what the extension is for.
 */
import type { RowRule } from "../finding.ts";

export const lacksExtension: RowRule = {
  name: "lacks-extension",
  severity: "error",
  manual: { title: "pg_available_extension_versions", page: "view-pg-available-extension-versions" },
  description:
    "The server has no files of an extension that is to be made, or no scripts that lead from its version to another one.",
  asksCatalog: true,
  find: () => [],
  message: (_, of) =>
    `The server has no ${of}: the statement fails (0A000, feature_not_supported; 22023, invalid_parameter_value).`,
  remedy:
    "Install its files on the server first, or declare a version that the server has (pg_available_extension_versions) and leads to (pg_extension_update_paths).",
};
