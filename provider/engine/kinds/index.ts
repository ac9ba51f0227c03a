/**
 * Owns THE LIST: every kind the engine knows, in the order in which unrelated objects are written.
 * Must not know anything about them.
 */
import { aggregate } from "./aggregate/index.ts";
import { check } from "./check/index.ts";
import { clusteredIndex } from "./clustered_index/index.ts";
import { collation } from "./collation/index.ts";
import { column } from "./column/index.ts";
import { columnSettings } from "./column_settings/index.ts";
import { comment } from "./comment/index.ts";
import { compositeType } from "./composite_type/index.ts";
import { columnDefault } from "./default/index.ts";
import { defaultPrivilege } from "./default_privilege/index.ts";
import { domain } from "./domain/index.ts";
import { domainCheck } from "./domain_check/index.ts";
import { enumType } from "./enum/index.ts";
import { enumValue } from "./enum_value/index.ts";
import { exclusion } from "./exclusion/index.ts";
import { extension } from "./extension/index.ts";
import { foreignKey } from "./foreign_key/index.ts";
import { functionKind } from "./function/index.ts";
import { identityComment } from "./identity_comment/index.ts";
import { index } from "./index/index.ts";
import { indexComment } from "./index_comment/index.ts";
import { inheritance } from "./inheritance/index.ts";
import type { Kind } from "./kind.ts";
import { materializedView } from "./materialized_view/index.ts";
import { materializedViewColumn } from "./materialized_view_column/index.ts";
import { notNullComment } from "./not_null_comment/index.ts";
import { objectOwner } from "./object_owner/index.ts";
import { objectPrivilege } from "./object_privilege/index.ts";
import { partition } from "./partition/index.ts";
import { partitionTrigger } from "./partition_trigger/index.ts";
import { primaryKey } from "./primary_key/index.ts";
import { procedure } from "./procedure/index.ts";
import { rangeType } from "./range_type/index.ts";
import { replicaIdentity } from "./replica_identity/index.ts";
import { rowPolicy } from "./row_policy/index.ts";
import { rowSecurity } from "./row_security/index.ts";
import { rule } from "./rule/index.ts";
import { schema } from "./schema/index.ts";
import { sequence } from "./sequence/index.ts";
import { statistics } from "./statistics/index.ts";
import { table } from "./table/index.ts";
import { textSearchConfiguration } from "./text_search_configuration/index.ts";
import { textSearchDictionary } from "./text_search_dictionary/index.ts";
import { trigger } from "./trigger/index.ts";
import { typeAttribute } from "./type_attribute/index.ts";
import { typedTable } from "./typed_table/index.ts";
import { unique } from "./unique/index.ts";
import { view } from "./view/index.ts";
import { viewColumn } from "./view_column/index.ts";

/** THE LIST: what is managed, in the order in which objects without another reason are made. */
export const kinds: readonly Kind[] = [
  schema,
  extension,
  collation,
  textSearchDictionary,
  textSearchConfiguration,
  enumType,
  enumValue,
  domain,
  domainCheck,
  compositeType,
  typeAttribute,
  rangeType,
  sequence,
  // What others call is there before they are: a string for a body tells nobody what it needs.
  functionKind,
  procedure,
  aggregate,
  table,
  column,
  columnDefault,
  columnSettings,
  primaryKey,
  unique,
  check,
  exclusion,
  index,
  replicaIdentity,
  clusteredIndex,
  foreignKey,
  statistics,
  partition,
  inheritance,
  typedTable,
  view,
  viewColumn,
  // Made with its rows, it runs what it calls: what that names in a string for a body is there.
  materializedView,
  materializedViewColumn,
  rowPolicy,
  rowSecurity,
  trigger,
  partitionTrigger,
  rule,
  comment,
  indexComment,
  identityComment,
  notNullComment,
  objectOwner,
  objectPrivilege,
  // Comes when all is made, so that nothing is made under it.
  defaultPrivilege,
];
