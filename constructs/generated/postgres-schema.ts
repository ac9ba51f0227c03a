// Made by `npm run generate` from the provider's schema. Do not edit.
// @ts-nocheck
// https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface PostgresSchemaConfig extends cdktf.TerraformMetaArguments {
  /**
  * Findings that are accepted, as `"rule:name"`; `*` stands for any characters. After it may stand ` until 2027-01-31`, the last day (UTC) on which it holds, and ` because <text>`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#allow PostgresSchema#allow}
  */
  readonly allow?: string[];
  /**
  * Comment.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#comment PostgresSchema#comment}
  */
  readonly comment?: string;
  /**
  * Database that the schema is in. It cannot be changed. Default the provider's.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#database PostgresSchema#database}
  */
  readonly database?: string;
  /**
  * JSON of the same shape as `tables` and the others together, for schemas of more than about 300 tables.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#definition PostgresSchema#definition}
  */
  readonly definition?: string;
  /**
  * Whether destroying is refused. Default `true`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#deletion_protection PostgresSchema#deletion_protection}
  */
  readonly deletionProtection?: boolean | cdktf.IResolvable;
  /**
  * Enum types, by name. Terraform drops names inside that are misspelt, without a word.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#enums PostgresSchema#enums}
  */
  readonly enums?: { [key: string]: PostgresSchemaEnums } | cdktf.IResolvable;
  /**
  * Name of the schema. Changing it renames the schema.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#name PostgresSchema#name}
  */
  readonly name: string;
  /**
  * What destroying does to the database: `"drop"` or `"retain"`. Default `"drop"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#on_destroy PostgresSchema#on_destroy}
  */
  readonly onDestroy?: string;
  /**
  * What a failed apply does: `"stop"`. Default `"stop"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#on_failure PostgresSchema#on_failure}
  */
  readonly onFailure?: string;
  /**
  * Severity per safety rule: `error`, `warning`, `notice` or `off`. Default the provider's.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#policy PostgresSchema#policy}
  */
  readonly policy?: { [key: string]: string };
  /**
  * Name that the schema had before: it is renamed, not created.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#renamed_from PostgresSchema#renamed_from}
  */
  readonly renamedFrom?: string;
  /**
  * Sequences, by name; those of identity columns are the column's. Terraform drops names inside that are misspelt, without a word.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#sequences PostgresSchema#sequences}
  */
  readonly sequences?: { [key: string]: PostgresSchemaSequences } | cdktf.IResolvable;
  /**
  * Any DDL, by name. All entries are one program, ordered by what depends on what; unqualified names mean this schema.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#sql PostgresSchema#sql}
  */
  readonly sql?: { [key: string]: string };
  /**
  * Tables, by name. Terraform drops names inside that are misspelt, without a word.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#tables PostgresSchema#tables}
  */
  readonly tables?: { [key: string]: PostgresSchemaTables } | cdktf.IResolvable;
  /**
  * How a column's new type that rewrites the table is made: `"refuse"` or `"in_place"`. Default `"refuse"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#type_change PostgresSchema#type_change}
  */
  readonly typeChange?: string;
  /**
  * What happens to objects in the schema that are declared nowhere: `"keep"` or `"drop"`. Default `"keep"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#unmanaged PostgresSchema#unmanaged}
  */
  readonly unmanaged?: string;
  /**
  * Views, by name. Terraform drops names inside that are misspelt, without a word.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#views PostgresSchema#views}
  */
  readonly views?: { [key: string]: PostgresSchemaViews } | cdktf.IResolvable;
}
export interface PostgresSchemaEnums {
  /**
  * Comment.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#comment PostgresSchema#comment}
  */
  readonly comment?: string;
  /**
  * The name it had before: it is renamed, not dropped and created. May stay after the rename.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#renamed_from PostgresSchema#renamed_from}
  */
  readonly renamedFrom?: string;
  /**
  * The values, in order. A value is renamed by a line in `sql`: `-- schemata:rename value app.user_status.gone to left`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#values PostgresSchema#values}
  */
  readonly values: string[];
}

export function postgresSchemaEnumsToTerraform(struct?: PostgresSchemaEnums | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    comment: cdktf.stringToTerraform(struct!.comment),
    renamed_from: cdktf.stringToTerraform(struct!.renamedFrom),
    values: cdktf.listMapper(cdktf.stringToTerraform, false)(struct!.values),
  }
}


export function postgresSchemaEnumsToHclTerraform(struct?: PostgresSchemaEnums | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    comment: {
      value: cdktf.stringToHclTerraform(struct!.comment),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    renamed_from: {
      value: cdktf.stringToHclTerraform(struct!.renamedFrom),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    values: {
      value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(struct!.values),
      isBlock: false,
      type: "list",
      storageClassType: "stringList",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class PostgresSchemaEnumsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): PostgresSchemaEnums | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._comment !== undefined) {
      hasAnyValues = true;
      internalValueResult.comment = this._comment;
    }
    if (this._renamedFrom !== undefined) {
      hasAnyValues = true;
      internalValueResult.renamedFrom = this._renamedFrom;
    }
    if (this._values !== undefined) {
      hasAnyValues = true;
      internalValueResult.values = this._values;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: PostgresSchemaEnums | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._comment = undefined;
      this._renamedFrom = undefined;
      this._values = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._comment = value.comment;
      this._renamedFrom = value.renamedFrom;
      this._values = value.values;
    }
  }

  // comment - computed: true, optional: true, required: false
  private _comment?: string; 
  public get comment() {
    return this.getStringAttribute('comment');
  }
  public set comment(value: string) {
    this._comment = value;
  }
  public resetComment() {
    this._comment = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get commentInput() {
    return this._comment;
  }

  // renamed_from - computed: false, optional: true, required: false
  private _renamedFrom?: string; 
  public get renamedFrom() {
    return this.getStringAttribute('renamed_from');
  }
  public set renamedFrom(value: string) {
    this._renamedFrom = value;
  }
  public resetRenamedFrom() {
    this._renamedFrom = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get renamedFromInput() {
    return this._renamedFrom;
  }

  // values - computed: false, optional: false, required: true
  private _values?: string[]; 
  public get values() {
    return this.getListAttribute('values');
  }
  public set values(value: string[]) {
    this._values = value;
  }
  // Temporarily expose input value. Use with caution.
  public get valuesInput() {
    return this._values;
  }
}

export class PostgresSchemaEnumsMap extends cdktf.ComplexMap {
  public internalValue? : { [key: string]: PostgresSchemaEnums } | cdktf.IResolvable

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string) {
    super(terraformResource, terraformAttribute)
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): PostgresSchemaEnumsOutputReference {
    return new PostgresSchemaEnumsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface PostgresSchemaImpact {
}

export function postgresSchemaImpactToTerraform(struct?: PostgresSchemaImpact): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function postgresSchemaImpactToHclTerraform(struct?: PostgresSchemaImpact): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class PostgresSchemaImpactOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): PostgresSchemaImpact | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: PostgresSchemaImpact | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // blocks_reads_and_writes - computed: true, optional: false, required: false
  public get blocksReadsAndWrites() {
    return this.getListAttribute('blocks_reads_and_writes');
  }

  // blocks_writes - computed: true, optional: false, required: false
  public get blocksWrites() {
    return this.getListAttribute('blocks_writes');
  }

  // data_loss - computed: true, optional: false, required: false
  public get dataLoss() {
    return this.getListAttribute('data_loss');
  }

  // findings - computed: true, optional: false, required: false
  public get findings() {
    return this.getListAttribute('findings');
  }

  // locks - computed: true, optional: false, required: false
  private _locks = new cdktf.StringMap(this, "locks");
  public get locks() {
    return this._locks;
  }

  // rewrites - computed: true, optional: false, required: false
  public get rewrites() {
    return this.getListAttribute('rewrites');
  }

  // statements - computed: true, optional: false, required: false
  public get statements() {
    return this.getNumberAttribute('statements');
  }
}
export interface PostgresSchemaSequences {
  /**
  * How many values a session takes at once. Default `1`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#cache PostgresSchema#cache}
  */
  readonly cache?: number;
  /**
  * Comment.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#comment PostgresSchema#comment}
  */
  readonly comment?: string;
  /**
  * Whether it starts again at its end. Default `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#cycle PostgresSchema#cycle}
  */
  readonly cycle?: boolean | cdktf.IResolvable;
  /**
  * Step; negative for a descending sequence. Default `1`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#increment PostgresSchema#increment}
  */
  readonly increment?: number;
  /**
  * Largest value. Default the type's largest, or `-1` for a descending sequence.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#max PostgresSchema#max}
  */
  readonly max?: number;
  /**
  * Smallest value. Default `1`, or the type's smallest for a descending sequence.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#min PostgresSchema#min}
  */
  readonly min?: number;
  /**
  * Column that it is dropped with: `table.column`, or `schema.table.column`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#owned_by PostgresSchema#owned_by}
  */
  readonly ownedBy?: string;
  /**
  * The name it had before: it is renamed, not dropped and created. May stay after the rename.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#renamed_from PostgresSchema#renamed_from}
  */
  readonly renamedFrom?: string;
  /**
  * First value. Default `min`, or `max` of a descending sequence.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#start PostgresSchema#start}
  */
  readonly start?: number;
  /**
  * `smallint`, `integer` or `bigint`. Default `"bigint"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#type PostgresSchema#type}
  */
  readonly type?: string;
}

export function postgresSchemaSequencesToTerraform(struct?: PostgresSchemaSequences | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    cache: cdktf.numberToTerraform(struct!.cache),
    comment: cdktf.stringToTerraform(struct!.comment),
    cycle: cdktf.booleanToTerraform(struct!.cycle),
    increment: cdktf.numberToTerraform(struct!.increment),
    max: cdktf.numberToTerraform(struct!.max),
    min: cdktf.numberToTerraform(struct!.min),
    owned_by: cdktf.stringToTerraform(struct!.ownedBy),
    renamed_from: cdktf.stringToTerraform(struct!.renamedFrom),
    start: cdktf.numberToTerraform(struct!.start),
    type: cdktf.stringToTerraform(struct!.type),
  }
}


export function postgresSchemaSequencesToHclTerraform(struct?: PostgresSchemaSequences | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    cache: {
      value: cdktf.numberToHclTerraform(struct!.cache),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    comment: {
      value: cdktf.stringToHclTerraform(struct!.comment),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    cycle: {
      value: cdktf.booleanToHclTerraform(struct!.cycle),
      isBlock: false,
      type: "simple",
      storageClassType: "boolean",
    },
    increment: {
      value: cdktf.numberToHclTerraform(struct!.increment),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    max: {
      value: cdktf.numberToHclTerraform(struct!.max),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    min: {
      value: cdktf.numberToHclTerraform(struct!.min),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    owned_by: {
      value: cdktf.stringToHclTerraform(struct!.ownedBy),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    renamed_from: {
      value: cdktf.stringToHclTerraform(struct!.renamedFrom),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    start: {
      value: cdktf.numberToHclTerraform(struct!.start),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    type: {
      value: cdktf.stringToHclTerraform(struct!.type),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class PostgresSchemaSequencesOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): PostgresSchemaSequences | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._cache !== undefined) {
      hasAnyValues = true;
      internalValueResult.cache = this._cache;
    }
    if (this._comment !== undefined) {
      hasAnyValues = true;
      internalValueResult.comment = this._comment;
    }
    if (this._cycle !== undefined) {
      hasAnyValues = true;
      internalValueResult.cycle = this._cycle;
    }
    if (this._increment !== undefined) {
      hasAnyValues = true;
      internalValueResult.increment = this._increment;
    }
    if (this._max !== undefined) {
      hasAnyValues = true;
      internalValueResult.max = this._max;
    }
    if (this._min !== undefined) {
      hasAnyValues = true;
      internalValueResult.min = this._min;
    }
    if (this._ownedBy !== undefined) {
      hasAnyValues = true;
      internalValueResult.ownedBy = this._ownedBy;
    }
    if (this._renamedFrom !== undefined) {
      hasAnyValues = true;
      internalValueResult.renamedFrom = this._renamedFrom;
    }
    if (this._start !== undefined) {
      hasAnyValues = true;
      internalValueResult.start = this._start;
    }
    if (this._type !== undefined) {
      hasAnyValues = true;
      internalValueResult.type = this._type;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: PostgresSchemaSequences | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._cache = undefined;
      this._comment = undefined;
      this._cycle = undefined;
      this._increment = undefined;
      this._max = undefined;
      this._min = undefined;
      this._ownedBy = undefined;
      this._renamedFrom = undefined;
      this._start = undefined;
      this._type = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._cache = value.cache;
      this._comment = value.comment;
      this._cycle = value.cycle;
      this._increment = value.increment;
      this._max = value.max;
      this._min = value.min;
      this._ownedBy = value.ownedBy;
      this._renamedFrom = value.renamedFrom;
      this._start = value.start;
      this._type = value.type;
    }
  }

  // cache - computed: true, optional: true, required: false
  private _cache?: number; 
  public get cache() {
    return this.getNumberAttribute('cache');
  }
  public set cache(value: number) {
    this._cache = value;
  }
  public resetCache() {
    this._cache = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get cacheInput() {
    return this._cache;
  }

  // comment - computed: true, optional: true, required: false
  private _comment?: string; 
  public get comment() {
    return this.getStringAttribute('comment');
  }
  public set comment(value: string) {
    this._comment = value;
  }
  public resetComment() {
    this._comment = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get commentInput() {
    return this._comment;
  }

  // cycle - computed: true, optional: true, required: false
  private _cycle?: boolean | cdktf.IResolvable; 
  public get cycle() {
    return this.getBooleanAttribute('cycle');
  }
  public set cycle(value: boolean | cdktf.IResolvable) {
    this._cycle = value;
  }
  public resetCycle() {
    this._cycle = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get cycleInput() {
    return this._cycle;
  }

  // increment - computed: true, optional: true, required: false
  private _increment?: number; 
  public get increment() {
    return this.getNumberAttribute('increment');
  }
  public set increment(value: number) {
    this._increment = value;
  }
  public resetIncrement() {
    this._increment = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get incrementInput() {
    return this._increment;
  }

  // max - computed: true, optional: true, required: false
  private _max?: number; 
  public get max() {
    return this.getNumberAttribute('max');
  }
  public set max(value: number) {
    this._max = value;
  }
  public resetMax() {
    this._max = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get maxInput() {
    return this._max;
  }

  // min - computed: true, optional: true, required: false
  private _min?: number; 
  public get min() {
    return this.getNumberAttribute('min');
  }
  public set min(value: number) {
    this._min = value;
  }
  public resetMin() {
    this._min = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get minInput() {
    return this._min;
  }

  // owned_by - computed: true, optional: true, required: false
  private _ownedBy?: string; 
  public get ownedBy() {
    return this.getStringAttribute('owned_by');
  }
  public set ownedBy(value: string) {
    this._ownedBy = value;
  }
  public resetOwnedBy() {
    this._ownedBy = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get ownedByInput() {
    return this._ownedBy;
  }

  // renamed_from - computed: false, optional: true, required: false
  private _renamedFrom?: string; 
  public get renamedFrom() {
    return this.getStringAttribute('renamed_from');
  }
  public set renamedFrom(value: string) {
    this._renamedFrom = value;
  }
  public resetRenamedFrom() {
    this._renamedFrom = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get renamedFromInput() {
    return this._renamedFrom;
  }

  // start - computed: true, optional: true, required: false
  private _start?: number; 
  public get start() {
    return this.getNumberAttribute('start');
  }
  public set start(value: number) {
    this._start = value;
  }
  public resetStart() {
    this._start = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get startInput() {
    return this._start;
  }

  // type - computed: true, optional: true, required: false
  private _type?: string; 
  public get type() {
    return this.getStringAttribute('type');
  }
  public set type(value: string) {
    this._type = value;
  }
  public resetType() {
    this._type = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get typeInput() {
    return this._type;
  }
}

export class PostgresSchemaSequencesMap extends cdktf.ComplexMap {
  public internalValue? : { [key: string]: PostgresSchemaSequences } | cdktf.IResolvable

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string) {
    super(terraformResource, terraformAttribute)
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): PostgresSchemaSequencesOutputReference {
    return new PostgresSchemaSequencesOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface PostgresSchemaTablesChecks {
  /**
  * Comment.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#comment PostgresSchema#comment}
  */
  readonly comment?: string;
  /**
  * The condition as SQL, without CHECK and its parentheses.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#expression PostgresSchema#expression}
  */
  readonly expression: string;
  /**
  * Not inherited by child tables. Default `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#no_inherit PostgresSchema#no_inherit}
  */
  readonly noInherit?: boolean | cdktf.IResolvable;
}

export function postgresSchemaTablesChecksToTerraform(struct?: PostgresSchemaTablesChecks | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    comment: cdktf.stringToTerraform(struct!.comment),
    expression: cdktf.stringToTerraform(struct!.expression),
    no_inherit: cdktf.booleanToTerraform(struct!.noInherit),
  }
}


export function postgresSchemaTablesChecksToHclTerraform(struct?: PostgresSchemaTablesChecks | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    comment: {
      value: cdktf.stringToHclTerraform(struct!.comment),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    expression: {
      value: cdktf.stringToHclTerraform(struct!.expression),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    no_inherit: {
      value: cdktf.booleanToHclTerraform(struct!.noInherit),
      isBlock: false,
      type: "simple",
      storageClassType: "boolean",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class PostgresSchemaTablesChecksOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): PostgresSchemaTablesChecks | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._comment !== undefined) {
      hasAnyValues = true;
      internalValueResult.comment = this._comment;
    }
    if (this._expression !== undefined) {
      hasAnyValues = true;
      internalValueResult.expression = this._expression;
    }
    if (this._noInherit !== undefined) {
      hasAnyValues = true;
      internalValueResult.noInherit = this._noInherit;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: PostgresSchemaTablesChecks | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._comment = undefined;
      this._expression = undefined;
      this._noInherit = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._comment = value.comment;
      this._expression = value.expression;
      this._noInherit = value.noInherit;
    }
  }

  // comment - computed: true, optional: true, required: false
  private _comment?: string; 
  public get comment() {
    return this.getStringAttribute('comment');
  }
  public set comment(value: string) {
    this._comment = value;
  }
  public resetComment() {
    this._comment = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get commentInput() {
    return this._comment;
  }

  // expression - computed: false, optional: false, required: true
  private _expression?: string; 
  public get expression() {
    return this.getStringAttribute('expression');
  }
  public set expression(value: string) {
    this._expression = value;
  }
  // Temporarily expose input value. Use with caution.
  public get expressionInput() {
    return this._expression;
  }

  // no_inherit - computed: true, optional: true, required: false
  private _noInherit?: boolean | cdktf.IResolvable; 
  public get noInherit() {
    return this.getBooleanAttribute('no_inherit');
  }
  public set noInherit(value: boolean | cdktf.IResolvable) {
    this._noInherit = value;
  }
  public resetNoInherit() {
    this._noInherit = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get noInheritInput() {
    return this._noInherit;
  }
}

export class PostgresSchemaTablesChecksMap extends cdktf.ComplexMap {
  public internalValue? : { [key: string]: PostgresSchemaTablesChecks } | cdktf.IResolvable

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string) {
    super(terraformResource, terraformAttribute)
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): PostgresSchemaTablesChecksOutputReference {
    return new PostgresSchemaTablesChecksOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface PostgresSchemaTablesColumnsOptions {
  /**
  * Collation, as SQL: with its quotes where it needs them. Default the type's own.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#collation PostgresSchema#collation}
  */
  readonly collation?: string;
  /**
  * Options of an identity's sequence: `start`, `increment`, `min`, `max`, `cache`, `cycle`, and its `name`, without the schema. Default the sequence's own.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#identity_options PostgresSchema#identity_options}
  */
  readonly identityOptions?: { [key: string]: string };
  /**
  * Name of the not-null constraint (PostgreSQL 18 and later). Default `<table>_<column>_not_null`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#not_null_name PostgresSchema#not_null_name}
  */
  readonly notNullName?: string;
}

export function postgresSchemaTablesColumnsOptionsToTerraform(struct?: PostgresSchemaTablesColumnsOptions | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    collation: cdktf.stringToTerraform(struct!.collation),
    identity_options: cdktf.hashMapper(cdktf.stringToTerraform)(struct!.identityOptions),
    not_null_name: cdktf.stringToTerraform(struct!.notNullName),
  }
}


export function postgresSchemaTablesColumnsOptionsToHclTerraform(struct?: PostgresSchemaTablesColumnsOptions | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    collation: {
      value: cdktf.stringToHclTerraform(struct!.collation),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    identity_options: {
      value: cdktf.hashMapperHcl(cdktf.stringToHclTerraform)(struct!.identityOptions),
      isBlock: false,
      type: "map",
      storageClassType: "stringMap",
    },
    not_null_name: {
      value: cdktf.stringToHclTerraform(struct!.notNullName),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class PostgresSchemaTablesColumnsOptionsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): PostgresSchemaTablesColumnsOptions | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._collation !== undefined) {
      hasAnyValues = true;
      internalValueResult.collation = this._collation;
    }
    if (this._identityOptions !== undefined) {
      hasAnyValues = true;
      internalValueResult.identityOptions = this._identityOptions;
    }
    if (this._notNullName !== undefined) {
      hasAnyValues = true;
      internalValueResult.notNullName = this._notNullName;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: PostgresSchemaTablesColumnsOptions | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._collation = undefined;
      this._identityOptions = undefined;
      this._notNullName = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._collation = value.collation;
      this._identityOptions = value.identityOptions;
      this._notNullName = value.notNullName;
    }
  }

  // collation - computed: true, optional: true, required: false
  private _collation?: string; 
  public get collation() {
    return this.getStringAttribute('collation');
  }
  public set collation(value: string) {
    this._collation = value;
  }
  public resetCollation() {
    this._collation = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get collationInput() {
    return this._collation;
  }

  // identity_options - computed: true, optional: true, required: false
  private _identityOptions?: { [key: string]: string }; 
  public get identityOptions() {
    return this.getStringMapAttribute('identity_options');
  }
  public set identityOptions(value: { [key: string]: string }) {
    this._identityOptions = value;
  }
  public resetIdentityOptions() {
    this._identityOptions = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get identityOptionsInput() {
    return this._identityOptions;
  }

  // not_null_name - computed: true, optional: true, required: false
  private _notNullName?: string; 
  public get notNullName() {
    return this.getStringAttribute('not_null_name');
  }
  public set notNullName(value: string) {
    this._notNullName = value;
  }
  public resetNotNullName() {
    this._notNullName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get notNullNameInput() {
    return this._notNullName;
  }
}
export interface PostgresSchemaTablesColumns {
  /**
  * Comment.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#comment PostgresSchema#comment}
  */
  readonly comment?: string;
  /**
  * Default value: any SQL expression, so that a text stands in its quotes, and `now()` is the time of the INSERT.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#default PostgresSchema#default}
  */
  readonly default?: string;
  /**
  * SQL expression of a stored generated column.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#generated PostgresSchema#generated}
  */
  readonly generated?: string;
  /**
  * `"always"` or `"by default"`: an identity column, whose values come from a sequence of its own. `"by default"` lets an INSERT give another.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#identity PostgresSchema#identity}
  */
  readonly identity?: string;
  /**
  * Whether NULL is allowed. Columns of a primary key are NOT NULL whatever it says; an identity column is, without it. Default `true`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#nullable PostgresSchema#nullable}
  */
  readonly nullable?: boolean | cdktf.IResolvable;
  /**
  * Options that few columns need.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#options PostgresSchema#options}
  */
  readonly options?: PostgresSchemaTablesColumnsOptions;
  /**
  * The name it had before: it is renamed, not dropped and created. May stay after the rename.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#renamed_from PostgresSchema#renamed_from}
  */
  readonly renamedFrom?: string;
  /**
  * Any PostgreSQL type with its modifiers: `bigint`, `varchar(80)`, `text[]`. `serial` is refused: use `identity`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#type PostgresSchema#type}
  */
  readonly type: string;
}

export function postgresSchemaTablesColumnsToTerraform(struct?: PostgresSchemaTablesColumns | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    comment: cdktf.stringToTerraform(struct!.comment),
    default: cdktf.stringToTerraform(struct!.default),
    generated: cdktf.stringToTerraform(struct!.generated),
    identity: cdktf.stringToTerraform(struct!.identity),
    nullable: cdktf.booleanToTerraform(struct!.nullable),
    options: postgresSchemaTablesColumnsOptionsToTerraform(struct!.options),
    renamed_from: cdktf.stringToTerraform(struct!.renamedFrom),
    type: cdktf.stringToTerraform(struct!.type),
  }
}


export function postgresSchemaTablesColumnsToHclTerraform(struct?: PostgresSchemaTablesColumns | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    comment: {
      value: cdktf.stringToHclTerraform(struct!.comment),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    default: {
      value: cdktf.stringToHclTerraform(struct!.default),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    generated: {
      value: cdktf.stringToHclTerraform(struct!.generated),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    identity: {
      value: cdktf.stringToHclTerraform(struct!.identity),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    nullable: {
      value: cdktf.booleanToHclTerraform(struct!.nullable),
      isBlock: false,
      type: "simple",
      storageClassType: "boolean",
    },
    options: {
      value: postgresSchemaTablesColumnsOptionsToHclTerraform(struct!.options),
      isBlock: true,
      type: "struct",
      storageClassType: "PostgresSchemaTablesColumnsOptions",
    },
    renamed_from: {
      value: cdktf.stringToHclTerraform(struct!.renamedFrom),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    type: {
      value: cdktf.stringToHclTerraform(struct!.type),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class PostgresSchemaTablesColumnsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): PostgresSchemaTablesColumns | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._comment !== undefined) {
      hasAnyValues = true;
      internalValueResult.comment = this._comment;
    }
    if (this._default !== undefined) {
      hasAnyValues = true;
      internalValueResult.default = this._default;
    }
    if (this._generated !== undefined) {
      hasAnyValues = true;
      internalValueResult.generated = this._generated;
    }
    if (this._identity !== undefined) {
      hasAnyValues = true;
      internalValueResult.identity = this._identity;
    }
    if (this._nullable !== undefined) {
      hasAnyValues = true;
      internalValueResult.nullable = this._nullable;
    }
    if (this._options?.internalValue !== undefined) {
      hasAnyValues = true;
      internalValueResult.options = this._options?.internalValue;
    }
    if (this._renamedFrom !== undefined) {
      hasAnyValues = true;
      internalValueResult.renamedFrom = this._renamedFrom;
    }
    if (this._type !== undefined) {
      hasAnyValues = true;
      internalValueResult.type = this._type;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: PostgresSchemaTablesColumns | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._comment = undefined;
      this._default = undefined;
      this._generated = undefined;
      this._identity = undefined;
      this._nullable = undefined;
      this._options.internalValue = undefined;
      this._renamedFrom = undefined;
      this._type = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._comment = value.comment;
      this._default = value.default;
      this._generated = value.generated;
      this._identity = value.identity;
      this._nullable = value.nullable;
      this._options.internalValue = value.options;
      this._renamedFrom = value.renamedFrom;
      this._type = value.type;
    }
  }

  // comment - computed: true, optional: true, required: false
  private _comment?: string; 
  public get comment() {
    return this.getStringAttribute('comment');
  }
  public set comment(value: string) {
    this._comment = value;
  }
  public resetComment() {
    this._comment = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get commentInput() {
    return this._comment;
  }

  // default - computed: true, optional: true, required: false
  private _default?: string; 
  public get default() {
    return this.getStringAttribute('default');
  }
  public set default(value: string) {
    this._default = value;
  }
  public resetDefault() {
    this._default = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get defaultInput() {
    return this._default;
  }

  // generated - computed: true, optional: true, required: false
  private _generated?: string; 
  public get generated() {
    return this.getStringAttribute('generated');
  }
  public set generated(value: string) {
    this._generated = value;
  }
  public resetGenerated() {
    this._generated = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get generatedInput() {
    return this._generated;
  }

  // identity - computed: true, optional: true, required: false
  private _identity?: string; 
  public get identity() {
    return this.getStringAttribute('identity');
  }
  public set identity(value: string) {
    this._identity = value;
  }
  public resetIdentity() {
    this._identity = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get identityInput() {
    return this._identity;
  }

  // nullable - computed: true, optional: true, required: false
  private _nullable?: boolean | cdktf.IResolvable; 
  public get nullable() {
    return this.getBooleanAttribute('nullable');
  }
  public set nullable(value: boolean | cdktf.IResolvable) {
    this._nullable = value;
  }
  public resetNullable() {
    this._nullable = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get nullableInput() {
    return this._nullable;
  }

  // options - computed: true, optional: true, required: false
  private _options = new PostgresSchemaTablesColumnsOptionsOutputReference(this, "options");
  public get options() {
    return this._options;
  }
  public putOptions(value: PostgresSchemaTablesColumnsOptions) {
    this._options.internalValue = value;
  }
  public resetOptions() {
    this._options.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get optionsInput() {
    return this._options.internalValue;
  }

  // renamed_from - computed: false, optional: true, required: false
  private _renamedFrom?: string; 
  public get renamedFrom() {
    return this.getStringAttribute('renamed_from');
  }
  public set renamedFrom(value: string) {
    this._renamedFrom = value;
  }
  public resetRenamedFrom() {
    this._renamedFrom = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get renamedFromInput() {
    return this._renamedFrom;
  }

  // type - computed: false, optional: false, required: true
  private _type?: string; 
  public get type() {
    return this.getStringAttribute('type');
  }
  public set type(value: string) {
    this._type = value;
  }
  // Temporarily expose input value. Use with caution.
  public get typeInput() {
    return this._type;
  }
}

export class PostgresSchemaTablesColumnsMap extends cdktf.ComplexMap {
  public internalValue? : { [key: string]: PostgresSchemaTablesColumns } | cdktf.IResolvable

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string) {
    super(terraformResource, terraformAttribute)
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): PostgresSchemaTablesColumnsOutputReference {
    return new PostgresSchemaTablesColumnsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface PostgresSchemaTablesExclusions {
  /**
  * Comment.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#comment PostgresSchema#comment}
  */
  readonly comment?: string;
  /**
  * `"initially immediate"` or `"initially deferred"`. Default not deferrable.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#deferrable PostgresSchema#deferrable}
  */
  readonly deferrable?: string;
  /**
  * Columns or expressions, each with the operator that must not be true of all of them for two rows: `"room WITH ="`, `"during WITH &&"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#elements PostgresSchema#elements}
  */
  readonly elements: string[];
  /**
  * Access method of its index: `gist`, `spgist`, `hash`, `btree`. Default `"btree"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#method PostgresSchema#method}
  */
  readonly method?: string;
  /**
  * Condition of the rows that it holds for, as SQL.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#where PostgresSchema#where}
  */
  readonly where?: string;
}

export function postgresSchemaTablesExclusionsToTerraform(struct?: PostgresSchemaTablesExclusions | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    comment: cdktf.stringToTerraform(struct!.comment),
    deferrable: cdktf.stringToTerraform(struct!.deferrable),
    elements: cdktf.listMapper(cdktf.stringToTerraform, false)(struct!.elements),
    method: cdktf.stringToTerraform(struct!.method),
    where: cdktf.stringToTerraform(struct!.where),
  }
}


export function postgresSchemaTablesExclusionsToHclTerraform(struct?: PostgresSchemaTablesExclusions | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    comment: {
      value: cdktf.stringToHclTerraform(struct!.comment),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    deferrable: {
      value: cdktf.stringToHclTerraform(struct!.deferrable),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    elements: {
      value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(struct!.elements),
      isBlock: false,
      type: "list",
      storageClassType: "stringList",
    },
    method: {
      value: cdktf.stringToHclTerraform(struct!.method),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    where: {
      value: cdktf.stringToHclTerraform(struct!.where),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class PostgresSchemaTablesExclusionsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): PostgresSchemaTablesExclusions | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._comment !== undefined) {
      hasAnyValues = true;
      internalValueResult.comment = this._comment;
    }
    if (this._deferrable !== undefined) {
      hasAnyValues = true;
      internalValueResult.deferrable = this._deferrable;
    }
    if (this._elements !== undefined) {
      hasAnyValues = true;
      internalValueResult.elements = this._elements;
    }
    if (this._method !== undefined) {
      hasAnyValues = true;
      internalValueResult.method = this._method;
    }
    if (this._where !== undefined) {
      hasAnyValues = true;
      internalValueResult.where = this._where;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: PostgresSchemaTablesExclusions | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._comment = undefined;
      this._deferrable = undefined;
      this._elements = undefined;
      this._method = undefined;
      this._where = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._comment = value.comment;
      this._deferrable = value.deferrable;
      this._elements = value.elements;
      this._method = value.method;
      this._where = value.where;
    }
  }

  // comment - computed: true, optional: true, required: false
  private _comment?: string; 
  public get comment() {
    return this.getStringAttribute('comment');
  }
  public set comment(value: string) {
    this._comment = value;
  }
  public resetComment() {
    this._comment = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get commentInput() {
    return this._comment;
  }

  // deferrable - computed: true, optional: true, required: false
  private _deferrable?: string; 
  public get deferrable() {
    return this.getStringAttribute('deferrable');
  }
  public set deferrable(value: string) {
    this._deferrable = value;
  }
  public resetDeferrable() {
    this._deferrable = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get deferrableInput() {
    return this._deferrable;
  }

  // elements - computed: false, optional: false, required: true
  private _elements?: string[]; 
  public get elements() {
    return this.getListAttribute('elements');
  }
  public set elements(value: string[]) {
    this._elements = value;
  }
  // Temporarily expose input value. Use with caution.
  public get elementsInput() {
    return this._elements;
  }

  // method - computed: true, optional: true, required: false
  private _method?: string; 
  public get method() {
    return this.getStringAttribute('method');
  }
  public set method(value: string) {
    this._method = value;
  }
  public resetMethod() {
    this._method = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get methodInput() {
    return this._method;
  }

  // where - computed: true, optional: true, required: false
  private _where?: string; 
  public get where() {
    return this.getStringAttribute('where');
  }
  public set where(value: string) {
    this._where = value;
  }
  public resetWhere() {
    this._where = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get whereInput() {
    return this._where;
  }
}

export class PostgresSchemaTablesExclusionsMap extends cdktf.ComplexMap {
  public internalValue? : { [key: string]: PostgresSchemaTablesExclusions } | cdktf.IResolvable

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string) {
    super(terraformResource, terraformAttribute)
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): PostgresSchemaTablesExclusionsOutputReference {
    return new PostgresSchemaTablesExclusionsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface PostgresSchemaTablesForeignKeysReferences {
  /**
  * Referenced columns. Default the primary key of the table.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#columns PostgresSchema#columns}
  */
  readonly columns?: string[];
  /**
  * Schema of the referenced table. Of one that another resource manages, write `schemata_postgres_schema.<label>.name`: Terraform then makes that one first. Default this schema.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#schema PostgresSchema#schema}
  */
  readonly schema?: string;
  /**
  * Referenced table.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#table PostgresSchema#table}
  */
  readonly table: string;
}

export function postgresSchemaTablesForeignKeysReferencesToTerraform(struct?: PostgresSchemaTablesForeignKeysReferences | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    columns: cdktf.listMapper(cdktf.stringToTerraform, false)(struct!.columns),
    schema: cdktf.stringToTerraform(struct!.schema),
    table: cdktf.stringToTerraform(struct!.table),
  }
}


export function postgresSchemaTablesForeignKeysReferencesToHclTerraform(struct?: PostgresSchemaTablesForeignKeysReferences | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    columns: {
      value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(struct!.columns),
      isBlock: false,
      type: "list",
      storageClassType: "stringList",
    },
    schema: {
      value: cdktf.stringToHclTerraform(struct!.schema),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    table: {
      value: cdktf.stringToHclTerraform(struct!.table),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class PostgresSchemaTablesForeignKeysReferencesOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): PostgresSchemaTablesForeignKeysReferences | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._columns !== undefined) {
      hasAnyValues = true;
      internalValueResult.columns = this._columns;
    }
    if (this._schema !== undefined) {
      hasAnyValues = true;
      internalValueResult.schema = this._schema;
    }
    if (this._table !== undefined) {
      hasAnyValues = true;
      internalValueResult.table = this._table;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: PostgresSchemaTablesForeignKeysReferences | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._columns = undefined;
      this._schema = undefined;
      this._table = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._columns = value.columns;
      this._schema = value.schema;
      this._table = value.table;
    }
  }

  // columns - computed: true, optional: true, required: false
  private _columns?: string[]; 
  public get columns() {
    return this.getListAttribute('columns');
  }
  public set columns(value: string[]) {
    this._columns = value;
  }
  public resetColumns() {
    this._columns = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get columnsInput() {
    return this._columns;
  }

  // schema - computed: true, optional: true, required: false
  private _schema?: string; 
  public get schema() {
    return this.getStringAttribute('schema');
  }
  public set schema(value: string) {
    this._schema = value;
  }
  public resetSchema() {
    this._schema = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get schemaInput() {
    return this._schema;
  }

  // table - computed: false, optional: false, required: true
  private _table?: string; 
  public get table() {
    return this.getStringAttribute('table');
  }
  public set table(value: string) {
    this._table = value;
  }
  // Temporarily expose input value. Use with caution.
  public get tableInput() {
    return this._table;
  }
}
export interface PostgresSchemaTablesForeignKeys {
  /**
  * Names of the referring columns.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#columns PostgresSchema#columns}
  */
  readonly columns: string[];
  /**
  * Comment.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#comment PostgresSchema#comment}
  */
  readonly comment?: string;
  /**
  * `"initially immediate"` or `"initially deferred"`. Default not deferrable.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#deferrable PostgresSchema#deferrable}
  */
  readonly deferrable?: string;
  /**
  * `"simple"` or `"full"`: of several columns, whether one that is NULL frees the row from the check, or only all of them. Default `"simple"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#match PostgresSchema#match}
  */
  readonly match?: string;
  /**
  * When the referenced row is deleted: `"no action"`, `"restrict"`, `"cascade"`, `"set null"` or `"set default"`. Default `"no action"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#on_delete PostgresSchema#on_delete}
  */
  readonly onDelete?: string;
  /**
  * When the referenced key changes: `"no action"`, `"restrict"`, `"cascade"`, `"set null"` or `"set default"`. Default `"no action"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#on_update PostgresSchema#on_update}
  */
  readonly onUpdate?: string;
  /**
  * What is referred to.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#references PostgresSchema#references}
  */
  readonly references: PostgresSchemaTablesForeignKeysReferences;
}

export function postgresSchemaTablesForeignKeysToTerraform(struct?: PostgresSchemaTablesForeignKeys | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    columns: cdktf.listMapper(cdktf.stringToTerraform, false)(struct!.columns),
    comment: cdktf.stringToTerraform(struct!.comment),
    deferrable: cdktf.stringToTerraform(struct!.deferrable),
    match: cdktf.stringToTerraform(struct!.match),
    on_delete: cdktf.stringToTerraform(struct!.onDelete),
    on_update: cdktf.stringToTerraform(struct!.onUpdate),
    references: postgresSchemaTablesForeignKeysReferencesToTerraform(struct!.references),
  }
}


export function postgresSchemaTablesForeignKeysToHclTerraform(struct?: PostgresSchemaTablesForeignKeys | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    columns: {
      value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(struct!.columns),
      isBlock: false,
      type: "list",
      storageClassType: "stringList",
    },
    comment: {
      value: cdktf.stringToHclTerraform(struct!.comment),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    deferrable: {
      value: cdktf.stringToHclTerraform(struct!.deferrable),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    match: {
      value: cdktf.stringToHclTerraform(struct!.match),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    on_delete: {
      value: cdktf.stringToHclTerraform(struct!.onDelete),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    on_update: {
      value: cdktf.stringToHclTerraform(struct!.onUpdate),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    references: {
      value: postgresSchemaTablesForeignKeysReferencesToHclTerraform(struct!.references),
      isBlock: true,
      type: "struct",
      storageClassType: "PostgresSchemaTablesForeignKeysReferences",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class PostgresSchemaTablesForeignKeysOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): PostgresSchemaTablesForeignKeys | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._columns !== undefined) {
      hasAnyValues = true;
      internalValueResult.columns = this._columns;
    }
    if (this._comment !== undefined) {
      hasAnyValues = true;
      internalValueResult.comment = this._comment;
    }
    if (this._deferrable !== undefined) {
      hasAnyValues = true;
      internalValueResult.deferrable = this._deferrable;
    }
    if (this._match !== undefined) {
      hasAnyValues = true;
      internalValueResult.match = this._match;
    }
    if (this._onDelete !== undefined) {
      hasAnyValues = true;
      internalValueResult.onDelete = this._onDelete;
    }
    if (this._onUpdate !== undefined) {
      hasAnyValues = true;
      internalValueResult.onUpdate = this._onUpdate;
    }
    if (this._references?.internalValue !== undefined) {
      hasAnyValues = true;
      internalValueResult.references = this._references?.internalValue;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: PostgresSchemaTablesForeignKeys | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._columns = undefined;
      this._comment = undefined;
      this._deferrable = undefined;
      this._match = undefined;
      this._onDelete = undefined;
      this._onUpdate = undefined;
      this._references.internalValue = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._columns = value.columns;
      this._comment = value.comment;
      this._deferrable = value.deferrable;
      this._match = value.match;
      this._onDelete = value.onDelete;
      this._onUpdate = value.onUpdate;
      this._references.internalValue = value.references;
    }
  }

  // columns - computed: false, optional: false, required: true
  private _columns?: string[]; 
  public get columns() {
    return this.getListAttribute('columns');
  }
  public set columns(value: string[]) {
    this._columns = value;
  }
  // Temporarily expose input value. Use with caution.
  public get columnsInput() {
    return this._columns;
  }

  // comment - computed: true, optional: true, required: false
  private _comment?: string; 
  public get comment() {
    return this.getStringAttribute('comment');
  }
  public set comment(value: string) {
    this._comment = value;
  }
  public resetComment() {
    this._comment = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get commentInput() {
    return this._comment;
  }

  // deferrable - computed: true, optional: true, required: false
  private _deferrable?: string; 
  public get deferrable() {
    return this.getStringAttribute('deferrable');
  }
  public set deferrable(value: string) {
    this._deferrable = value;
  }
  public resetDeferrable() {
    this._deferrable = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get deferrableInput() {
    return this._deferrable;
  }

  // match - computed: true, optional: true, required: false
  private _match?: string; 
  public get match() {
    return this.getStringAttribute('match');
  }
  public set match(value: string) {
    this._match = value;
  }
  public resetMatch() {
    this._match = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get matchInput() {
    return this._match;
  }

  // on_delete - computed: true, optional: true, required: false
  private _onDelete?: string; 
  public get onDelete() {
    return this.getStringAttribute('on_delete');
  }
  public set onDelete(value: string) {
    this._onDelete = value;
  }
  public resetOnDelete() {
    this._onDelete = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get onDeleteInput() {
    return this._onDelete;
  }

  // on_update - computed: true, optional: true, required: false
  private _onUpdate?: string; 
  public get onUpdate() {
    return this.getStringAttribute('on_update');
  }
  public set onUpdate(value: string) {
    this._onUpdate = value;
  }
  public resetOnUpdate() {
    this._onUpdate = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get onUpdateInput() {
    return this._onUpdate;
  }

  // references - computed: false, optional: false, required: true
  private _references = new PostgresSchemaTablesForeignKeysReferencesOutputReference(this, "references");
  public get references() {
    return this._references;
  }
  public putReferences(value: PostgresSchemaTablesForeignKeysReferences) {
    this._references.internalValue = value;
  }
  // Temporarily expose input value. Use with caution.
  public get referencesInput() {
    return this._references.internalValue;
  }
}

export class PostgresSchemaTablesForeignKeysMap extends cdktf.ComplexMap {
  public internalValue? : { [key: string]: PostgresSchemaTablesForeignKeys } | cdktf.IResolvable

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string) {
    super(terraformResource, terraformAttribute)
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): PostgresSchemaTablesForeignKeysOutputReference {
    return new PostgresSchemaTablesForeignKeysOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface PostgresSchemaTablesIndexesOptions {
  /**
  * Storage parameters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#parameters PostgresSchema#parameters}
  */
  readonly parameters?: { [key: string]: string };
}

export function postgresSchemaTablesIndexesOptionsToTerraform(struct?: PostgresSchemaTablesIndexesOptions | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    parameters: cdktf.hashMapper(cdktf.stringToTerraform)(struct!.parameters),
  }
}


export function postgresSchemaTablesIndexesOptionsToHclTerraform(struct?: PostgresSchemaTablesIndexesOptions | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    parameters: {
      value: cdktf.hashMapperHcl(cdktf.stringToHclTerraform)(struct!.parameters),
      isBlock: false,
      type: "map",
      storageClassType: "stringMap",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class PostgresSchemaTablesIndexesOptionsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): PostgresSchemaTablesIndexesOptions | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._parameters !== undefined) {
      hasAnyValues = true;
      internalValueResult.parameters = this._parameters;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: PostgresSchemaTablesIndexesOptions | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._parameters = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._parameters = value.parameters;
    }
  }

  // parameters - computed: true, optional: true, required: false
  private _parameters?: { [key: string]: string }; 
  public get parameters() {
    return this.getStringMapAttribute('parameters');
  }
  public set parameters(value: { [key: string]: string }) {
    this._parameters = value;
  }
  public resetParameters() {
    this._parameters = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get parametersInput() {
    return this._parameters;
  }
}
export interface PostgresSchemaTablesIndexes {
  /**
  * What is indexed: the exact name of a column, or SQL as in CREATE INDEX (`"lower(email)"`, `"created_at DESC NULLS LAST"`, `"name text_pattern_ops"`).
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#columns PostgresSchema#columns}
  */
  readonly columns: string[];
  /**
  * Comment.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#comment PostgresSchema#comment}
  */
  readonly comment?: string;
  /**
  * Further columns that the index carries.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#include PostgresSchema#include}
  */
  readonly include?: string[];
  /**
  * Access method: `btree`, `gin`, `gist`, `hash`, `brin`, … Default `"btree"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#method PostgresSchema#method}
  */
  readonly method?: string;
  /**
  * NULLs count as equal in a unique index (PostgreSQL 15 and later). Default `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#nulls_not_distinct PostgresSchema#nulls_not_distinct}
  */
  readonly nullsNotDistinct?: boolean | cdktf.IResolvable;
  /**
  * Options that few indexes need.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#options PostgresSchema#options}
  */
  readonly options?: PostgresSchemaTablesIndexesOptions;
  /**
  * Whether it is a unique index. Default `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#unique PostgresSchema#unique}
  */
  readonly unique?: boolean | cdktf.IResolvable;
  /**
  * Condition of a partial index, as SQL.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#where PostgresSchema#where}
  */
  readonly where?: string;
}

export function postgresSchemaTablesIndexesToTerraform(struct?: PostgresSchemaTablesIndexes | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    columns: cdktf.listMapper(cdktf.stringToTerraform, false)(struct!.columns),
    comment: cdktf.stringToTerraform(struct!.comment),
    include: cdktf.listMapper(cdktf.stringToTerraform, false)(struct!.include),
    method: cdktf.stringToTerraform(struct!.method),
    nulls_not_distinct: cdktf.booleanToTerraform(struct!.nullsNotDistinct),
    options: postgresSchemaTablesIndexesOptionsToTerraform(struct!.options),
    unique: cdktf.booleanToTerraform(struct!.unique),
    where: cdktf.stringToTerraform(struct!.where),
  }
}


export function postgresSchemaTablesIndexesToHclTerraform(struct?: PostgresSchemaTablesIndexes | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    columns: {
      value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(struct!.columns),
      isBlock: false,
      type: "list",
      storageClassType: "stringList",
    },
    comment: {
      value: cdktf.stringToHclTerraform(struct!.comment),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    include: {
      value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(struct!.include),
      isBlock: false,
      type: "list",
      storageClassType: "stringList",
    },
    method: {
      value: cdktf.stringToHclTerraform(struct!.method),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    nulls_not_distinct: {
      value: cdktf.booleanToHclTerraform(struct!.nullsNotDistinct),
      isBlock: false,
      type: "simple",
      storageClassType: "boolean",
    },
    options: {
      value: postgresSchemaTablesIndexesOptionsToHclTerraform(struct!.options),
      isBlock: true,
      type: "struct",
      storageClassType: "PostgresSchemaTablesIndexesOptions",
    },
    unique: {
      value: cdktf.booleanToHclTerraform(struct!.unique),
      isBlock: false,
      type: "simple",
      storageClassType: "boolean",
    },
    where: {
      value: cdktf.stringToHclTerraform(struct!.where),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class PostgresSchemaTablesIndexesOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): PostgresSchemaTablesIndexes | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._columns !== undefined) {
      hasAnyValues = true;
      internalValueResult.columns = this._columns;
    }
    if (this._comment !== undefined) {
      hasAnyValues = true;
      internalValueResult.comment = this._comment;
    }
    if (this._include !== undefined) {
      hasAnyValues = true;
      internalValueResult.include = this._include;
    }
    if (this._method !== undefined) {
      hasAnyValues = true;
      internalValueResult.method = this._method;
    }
    if (this._nullsNotDistinct !== undefined) {
      hasAnyValues = true;
      internalValueResult.nullsNotDistinct = this._nullsNotDistinct;
    }
    if (this._options?.internalValue !== undefined) {
      hasAnyValues = true;
      internalValueResult.options = this._options?.internalValue;
    }
    if (this._unique !== undefined) {
      hasAnyValues = true;
      internalValueResult.unique = this._unique;
    }
    if (this._where !== undefined) {
      hasAnyValues = true;
      internalValueResult.where = this._where;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: PostgresSchemaTablesIndexes | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._columns = undefined;
      this._comment = undefined;
      this._include = undefined;
      this._method = undefined;
      this._nullsNotDistinct = undefined;
      this._options.internalValue = undefined;
      this._unique = undefined;
      this._where = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._columns = value.columns;
      this._comment = value.comment;
      this._include = value.include;
      this._method = value.method;
      this._nullsNotDistinct = value.nullsNotDistinct;
      this._options.internalValue = value.options;
      this._unique = value.unique;
      this._where = value.where;
    }
  }

  // columns - computed: false, optional: false, required: true
  private _columns?: string[]; 
  public get columns() {
    return this.getListAttribute('columns');
  }
  public set columns(value: string[]) {
    this._columns = value;
  }
  // Temporarily expose input value. Use with caution.
  public get columnsInput() {
    return this._columns;
  }

  // comment - computed: true, optional: true, required: false
  private _comment?: string; 
  public get comment() {
    return this.getStringAttribute('comment');
  }
  public set comment(value: string) {
    this._comment = value;
  }
  public resetComment() {
    this._comment = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get commentInput() {
    return this._comment;
  }

  // include - computed: true, optional: true, required: false
  private _include?: string[]; 
  public get include() {
    return this.getListAttribute('include');
  }
  public set include(value: string[]) {
    this._include = value;
  }
  public resetInclude() {
    this._include = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get includeInput() {
    return this._include;
  }

  // method - computed: true, optional: true, required: false
  private _method?: string; 
  public get method() {
    return this.getStringAttribute('method');
  }
  public set method(value: string) {
    this._method = value;
  }
  public resetMethod() {
    this._method = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get methodInput() {
    return this._method;
  }

  // nulls_not_distinct - computed: true, optional: true, required: false
  private _nullsNotDistinct?: boolean | cdktf.IResolvable; 
  public get nullsNotDistinct() {
    return this.getBooleanAttribute('nulls_not_distinct');
  }
  public set nullsNotDistinct(value: boolean | cdktf.IResolvable) {
    this._nullsNotDistinct = value;
  }
  public resetNullsNotDistinct() {
    this._nullsNotDistinct = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get nullsNotDistinctInput() {
    return this._nullsNotDistinct;
  }

  // options - computed: true, optional: true, required: false
  private _options = new PostgresSchemaTablesIndexesOptionsOutputReference(this, "options");
  public get options() {
    return this._options;
  }
  public putOptions(value: PostgresSchemaTablesIndexesOptions) {
    this._options.internalValue = value;
  }
  public resetOptions() {
    this._options.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get optionsInput() {
    return this._options.internalValue;
  }

  // unique - computed: true, optional: true, required: false
  private _unique?: boolean | cdktf.IResolvable; 
  public get unique() {
    return this.getBooleanAttribute('unique');
  }
  public set unique(value: boolean | cdktf.IResolvable) {
    this._unique = value;
  }
  public resetUnique() {
    this._unique = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get uniqueInput() {
    return this._unique;
  }

  // where - computed: true, optional: true, required: false
  private _where?: string; 
  public get where() {
    return this.getStringAttribute('where');
  }
  public set where(value: string) {
    this._where = value;
  }
  public resetWhere() {
    this._where = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get whereInput() {
    return this._where;
  }
}

export class PostgresSchemaTablesIndexesMap extends cdktf.ComplexMap {
  public internalValue? : { [key: string]: PostgresSchemaTablesIndexes } | cdktf.IResolvable

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string) {
    super(terraformResource, terraformAttribute)
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): PostgresSchemaTablesIndexesOutputReference {
    return new PostgresSchemaTablesIndexesOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface PostgresSchemaTablesOptions {
  /**
  * Storage parameters, also those of its TOAST table.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#parameters PostgresSchema#parameters}
  */
  readonly parameters?: { [key: string]: string };
  /**
  * Not written to the write-ahead log: fast, and empty after a crash. Default `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#unlogged PostgresSchema#unlogged}
  */
  readonly unlogged?: boolean | cdktf.IResolvable;
}

export function postgresSchemaTablesOptionsToTerraform(struct?: PostgresSchemaTablesOptions | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    parameters: cdktf.hashMapper(cdktf.stringToTerraform)(struct!.parameters),
    unlogged: cdktf.booleanToTerraform(struct!.unlogged),
  }
}


export function postgresSchemaTablesOptionsToHclTerraform(struct?: PostgresSchemaTablesOptions | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    parameters: {
      value: cdktf.hashMapperHcl(cdktf.stringToHclTerraform)(struct!.parameters),
      isBlock: false,
      type: "map",
      storageClassType: "stringMap",
    },
    unlogged: {
      value: cdktf.booleanToHclTerraform(struct!.unlogged),
      isBlock: false,
      type: "simple",
      storageClassType: "boolean",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class PostgresSchemaTablesOptionsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): PostgresSchemaTablesOptions | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._parameters !== undefined) {
      hasAnyValues = true;
      internalValueResult.parameters = this._parameters;
    }
    if (this._unlogged !== undefined) {
      hasAnyValues = true;
      internalValueResult.unlogged = this._unlogged;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: PostgresSchemaTablesOptions | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._parameters = undefined;
      this._unlogged = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._parameters = value.parameters;
      this._unlogged = value.unlogged;
    }
  }

  // parameters - computed: true, optional: true, required: false
  private _parameters?: { [key: string]: string }; 
  public get parameters() {
    return this.getStringMapAttribute('parameters');
  }
  public set parameters(value: { [key: string]: string }) {
    this._parameters = value;
  }
  public resetParameters() {
    this._parameters = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get parametersInput() {
    return this._parameters;
  }

  // unlogged - computed: true, optional: true, required: false
  private _unlogged?: boolean | cdktf.IResolvable; 
  public get unlogged() {
    return this.getBooleanAttribute('unlogged');
  }
  public set unlogged(value: boolean | cdktf.IResolvable) {
    this._unlogged = value;
  }
  public resetUnlogged() {
    this._unlogged = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get unloggedInput() {
    return this._unlogged;
  }
}
export interface PostgresSchemaTablesPrimaryKey {
  /**
  * Names of the columns, in order.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#columns PostgresSchema#columns}
  */
  readonly columns: string[];
  /**
  * Comment.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#comment PostgresSchema#comment}
  */
  readonly comment?: string;
  /**
  * `"initially immediate"` or `"initially deferred"`. Default not deferrable.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#deferrable PostgresSchema#deferrable}
  */
  readonly deferrable?: string;
  /**
  * Further columns that the index carries.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#include PostgresSchema#include}
  */
  readonly include?: string[];
  /**
  * Name of the constraint. Default `<table>_pkey`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#name PostgresSchema#name}
  */
  readonly name?: string;
}

export function postgresSchemaTablesPrimaryKeyToTerraform(struct?: PostgresSchemaTablesPrimaryKey | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    columns: cdktf.listMapper(cdktf.stringToTerraform, false)(struct!.columns),
    comment: cdktf.stringToTerraform(struct!.comment),
    deferrable: cdktf.stringToTerraform(struct!.deferrable),
    include: cdktf.listMapper(cdktf.stringToTerraform, false)(struct!.include),
    name: cdktf.stringToTerraform(struct!.name),
  }
}


export function postgresSchemaTablesPrimaryKeyToHclTerraform(struct?: PostgresSchemaTablesPrimaryKey | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    columns: {
      value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(struct!.columns),
      isBlock: false,
      type: "list",
      storageClassType: "stringList",
    },
    comment: {
      value: cdktf.stringToHclTerraform(struct!.comment),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    deferrable: {
      value: cdktf.stringToHclTerraform(struct!.deferrable),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    include: {
      value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(struct!.include),
      isBlock: false,
      type: "list",
      storageClassType: "stringList",
    },
    name: {
      value: cdktf.stringToHclTerraform(struct!.name),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class PostgresSchemaTablesPrimaryKeyOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): PostgresSchemaTablesPrimaryKey | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._columns !== undefined) {
      hasAnyValues = true;
      internalValueResult.columns = this._columns;
    }
    if (this._comment !== undefined) {
      hasAnyValues = true;
      internalValueResult.comment = this._comment;
    }
    if (this._deferrable !== undefined) {
      hasAnyValues = true;
      internalValueResult.deferrable = this._deferrable;
    }
    if (this._include !== undefined) {
      hasAnyValues = true;
      internalValueResult.include = this._include;
    }
    if (this._name !== undefined) {
      hasAnyValues = true;
      internalValueResult.name = this._name;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: PostgresSchemaTablesPrimaryKey | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._columns = undefined;
      this._comment = undefined;
      this._deferrable = undefined;
      this._include = undefined;
      this._name = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._columns = value.columns;
      this._comment = value.comment;
      this._deferrable = value.deferrable;
      this._include = value.include;
      this._name = value.name;
    }
  }

  // columns - computed: false, optional: false, required: true
  private _columns?: string[]; 
  public get columns() {
    return this.getListAttribute('columns');
  }
  public set columns(value: string[]) {
    this._columns = value;
  }
  // Temporarily expose input value. Use with caution.
  public get columnsInput() {
    return this._columns;
  }

  // comment - computed: true, optional: true, required: false
  private _comment?: string; 
  public get comment() {
    return this.getStringAttribute('comment');
  }
  public set comment(value: string) {
    this._comment = value;
  }
  public resetComment() {
    this._comment = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get commentInput() {
    return this._comment;
  }

  // deferrable - computed: true, optional: true, required: false
  private _deferrable?: string; 
  public get deferrable() {
    return this.getStringAttribute('deferrable');
  }
  public set deferrable(value: string) {
    this._deferrable = value;
  }
  public resetDeferrable() {
    this._deferrable = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get deferrableInput() {
    return this._deferrable;
  }

  // include - computed: true, optional: true, required: false
  private _include?: string[]; 
  public get include() {
    return this.getListAttribute('include');
  }
  public set include(value: string[]) {
    this._include = value;
  }
  public resetInclude() {
    this._include = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get includeInput() {
    return this._include;
  }

  // name - computed: true, optional: true, required: false
  private _name?: string; 
  public get name() {
    return this.getStringAttribute('name');
  }
  public set name(value: string) {
    this._name = value;
  }
  public resetName() {
    this._name = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get nameInput() {
    return this._name;
  }
}
export interface PostgresSchemaTablesUniques {
  /**
  * Names of the columns, in order.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#columns PostgresSchema#columns}
  */
  readonly columns: string[];
  /**
  * Comment.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#comment PostgresSchema#comment}
  */
  readonly comment?: string;
  /**
  * `"initially immediate"` or `"initially deferred"`. Default not deferrable.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#deferrable PostgresSchema#deferrable}
  */
  readonly deferrable?: string;
  /**
  * Further columns that the index carries.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#include PostgresSchema#include}
  */
  readonly include?: string[];
  /**
  * NULLs count as equal (PostgreSQL 15 and later). Default `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#nulls_not_distinct PostgresSchema#nulls_not_distinct}
  */
  readonly nullsNotDistinct?: boolean | cdktf.IResolvable;
}

export function postgresSchemaTablesUniquesToTerraform(struct?: PostgresSchemaTablesUniques | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    columns: cdktf.listMapper(cdktf.stringToTerraform, false)(struct!.columns),
    comment: cdktf.stringToTerraform(struct!.comment),
    deferrable: cdktf.stringToTerraform(struct!.deferrable),
    include: cdktf.listMapper(cdktf.stringToTerraform, false)(struct!.include),
    nulls_not_distinct: cdktf.booleanToTerraform(struct!.nullsNotDistinct),
  }
}


export function postgresSchemaTablesUniquesToHclTerraform(struct?: PostgresSchemaTablesUniques | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    columns: {
      value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(struct!.columns),
      isBlock: false,
      type: "list",
      storageClassType: "stringList",
    },
    comment: {
      value: cdktf.stringToHclTerraform(struct!.comment),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    deferrable: {
      value: cdktf.stringToHclTerraform(struct!.deferrable),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    include: {
      value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(struct!.include),
      isBlock: false,
      type: "list",
      storageClassType: "stringList",
    },
    nulls_not_distinct: {
      value: cdktf.booleanToHclTerraform(struct!.nullsNotDistinct),
      isBlock: false,
      type: "simple",
      storageClassType: "boolean",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class PostgresSchemaTablesUniquesOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): PostgresSchemaTablesUniques | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._columns !== undefined) {
      hasAnyValues = true;
      internalValueResult.columns = this._columns;
    }
    if (this._comment !== undefined) {
      hasAnyValues = true;
      internalValueResult.comment = this._comment;
    }
    if (this._deferrable !== undefined) {
      hasAnyValues = true;
      internalValueResult.deferrable = this._deferrable;
    }
    if (this._include !== undefined) {
      hasAnyValues = true;
      internalValueResult.include = this._include;
    }
    if (this._nullsNotDistinct !== undefined) {
      hasAnyValues = true;
      internalValueResult.nullsNotDistinct = this._nullsNotDistinct;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: PostgresSchemaTablesUniques | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._columns = undefined;
      this._comment = undefined;
      this._deferrable = undefined;
      this._include = undefined;
      this._nullsNotDistinct = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._columns = value.columns;
      this._comment = value.comment;
      this._deferrable = value.deferrable;
      this._include = value.include;
      this._nullsNotDistinct = value.nullsNotDistinct;
    }
  }

  // columns - computed: false, optional: false, required: true
  private _columns?: string[]; 
  public get columns() {
    return this.getListAttribute('columns');
  }
  public set columns(value: string[]) {
    this._columns = value;
  }
  // Temporarily expose input value. Use with caution.
  public get columnsInput() {
    return this._columns;
  }

  // comment - computed: true, optional: true, required: false
  private _comment?: string; 
  public get comment() {
    return this.getStringAttribute('comment');
  }
  public set comment(value: string) {
    this._comment = value;
  }
  public resetComment() {
    this._comment = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get commentInput() {
    return this._comment;
  }

  // deferrable - computed: true, optional: true, required: false
  private _deferrable?: string; 
  public get deferrable() {
    return this.getStringAttribute('deferrable');
  }
  public set deferrable(value: string) {
    this._deferrable = value;
  }
  public resetDeferrable() {
    this._deferrable = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get deferrableInput() {
    return this._deferrable;
  }

  // include - computed: true, optional: true, required: false
  private _include?: string[]; 
  public get include() {
    return this.getListAttribute('include');
  }
  public set include(value: string[]) {
    this._include = value;
  }
  public resetInclude() {
    this._include = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get includeInput() {
    return this._include;
  }

  // nulls_not_distinct - computed: true, optional: true, required: false
  private _nullsNotDistinct?: boolean | cdktf.IResolvable; 
  public get nullsNotDistinct() {
    return this.getBooleanAttribute('nulls_not_distinct');
  }
  public set nullsNotDistinct(value: boolean | cdktf.IResolvable) {
    this._nullsNotDistinct = value;
  }
  public resetNullsNotDistinct() {
    this._nullsNotDistinct = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get nullsNotDistinctInput() {
    return this._nullsNotDistinct;
  }
}

export class PostgresSchemaTablesUniquesMap extends cdktf.ComplexMap {
  public internalValue? : { [key: string]: PostgresSchemaTablesUniques } | cdktf.IResolvable

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string) {
    super(terraformResource, terraformAttribute)
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): PostgresSchemaTablesUniquesOutputReference {
    return new PostgresSchemaTablesUniquesOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface PostgresSchemaTables {
  /**
  * Check constraints, by name.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#checks PostgresSchema#checks}
  */
  readonly checks?: { [key: string]: PostgresSchemaTablesChecks } | cdktf.IResolvable;
  /**
  * The keys of `columns` in the order in which a new table has them. Default by name.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#column_order PostgresSchema#column_order}
  */
  readonly columnOrder?: string[];
  /**
  * Columns, by name.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#columns PostgresSchema#columns}
  */
  readonly columns?: { [key: string]: PostgresSchemaTablesColumns } | cdktf.IResolvable;
  /**
  * Comment.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#comment PostgresSchema#comment}
  */
  readonly comment?: string;
  /**
  * Exclusion constraints, by name. One on a table with rows is checked while nobody can use the table: PostgreSQL has no other way.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#exclusions PostgresSchema#exclusions}
  */
  readonly exclusions?: { [key: string]: PostgresSchemaTablesExclusions } | cdktf.IResolvable;
  /**
  * Foreign keys, by name.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#foreign_keys PostgresSchema#foreign_keys}
  */
  readonly foreignKeys?: { [key: string]: PostgresSchemaTablesForeignKeys } | cdktf.IResolvable;
  /**
  * Indexes, by name. A unique constraint's index is the constraint's.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#indexes PostgresSchema#indexes}
  */
  readonly indexes?: { [key: string]: PostgresSchemaTablesIndexes } | cdktf.IResolvable;
  /**
  * Options that few tables need.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#options PostgresSchema#options}
  */
  readonly options?: PostgresSchemaTablesOptions;
  /**
  * Primary key.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#primary_key PostgresSchema#primary_key}
  */
  readonly primaryKey?: PostgresSchemaTablesPrimaryKey;
  /**
  * The name it had before: it is renamed, not dropped and created. May stay after the rename.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#renamed_from PostgresSchema#renamed_from}
  */
  readonly renamedFrom?: string;
  /**
  * Unique constraints, by name.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#uniques PostgresSchema#uniques}
  */
  readonly uniques?: { [key: string]: PostgresSchemaTablesUniques } | cdktf.IResolvable;
}

export function postgresSchemaTablesToTerraform(struct?: PostgresSchemaTables | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    checks: cdktf.hashMapper(postgresSchemaTablesChecksToTerraform)(struct!.checks),
    column_order: cdktf.listMapper(cdktf.stringToTerraform, false)(struct!.columnOrder),
    columns: cdktf.hashMapper(postgresSchemaTablesColumnsToTerraform)(struct!.columns),
    comment: cdktf.stringToTerraform(struct!.comment),
    exclusions: cdktf.hashMapper(postgresSchemaTablesExclusionsToTerraform)(struct!.exclusions),
    foreign_keys: cdktf.hashMapper(postgresSchemaTablesForeignKeysToTerraform)(struct!.foreignKeys),
    indexes: cdktf.hashMapper(postgresSchemaTablesIndexesToTerraform)(struct!.indexes),
    options: postgresSchemaTablesOptionsToTerraform(struct!.options),
    primary_key: postgresSchemaTablesPrimaryKeyToTerraform(struct!.primaryKey),
    renamed_from: cdktf.stringToTerraform(struct!.renamedFrom),
    uniques: cdktf.hashMapper(postgresSchemaTablesUniquesToTerraform)(struct!.uniques),
  }
}


export function postgresSchemaTablesToHclTerraform(struct?: PostgresSchemaTables | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    checks: {
      value: cdktf.hashMapperHcl(postgresSchemaTablesChecksToHclTerraform)(struct!.checks),
      isBlock: true,
      type: "map",
      storageClassType: "PostgresSchemaTablesChecksMap",
    },
    column_order: {
      value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(struct!.columnOrder),
      isBlock: false,
      type: "list",
      storageClassType: "stringList",
    },
    columns: {
      value: cdktf.hashMapperHcl(postgresSchemaTablesColumnsToHclTerraform)(struct!.columns),
      isBlock: true,
      type: "map",
      storageClassType: "PostgresSchemaTablesColumnsMap",
    },
    comment: {
      value: cdktf.stringToHclTerraform(struct!.comment),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    exclusions: {
      value: cdktf.hashMapperHcl(postgresSchemaTablesExclusionsToHclTerraform)(struct!.exclusions),
      isBlock: true,
      type: "map",
      storageClassType: "PostgresSchemaTablesExclusionsMap",
    },
    foreign_keys: {
      value: cdktf.hashMapperHcl(postgresSchemaTablesForeignKeysToHclTerraform)(struct!.foreignKeys),
      isBlock: true,
      type: "map",
      storageClassType: "PostgresSchemaTablesForeignKeysMap",
    },
    indexes: {
      value: cdktf.hashMapperHcl(postgresSchemaTablesIndexesToHclTerraform)(struct!.indexes),
      isBlock: true,
      type: "map",
      storageClassType: "PostgresSchemaTablesIndexesMap",
    },
    options: {
      value: postgresSchemaTablesOptionsToHclTerraform(struct!.options),
      isBlock: true,
      type: "struct",
      storageClassType: "PostgresSchemaTablesOptions",
    },
    primary_key: {
      value: postgresSchemaTablesPrimaryKeyToHclTerraform(struct!.primaryKey),
      isBlock: true,
      type: "struct",
      storageClassType: "PostgresSchemaTablesPrimaryKey",
    },
    renamed_from: {
      value: cdktf.stringToHclTerraform(struct!.renamedFrom),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    uniques: {
      value: cdktf.hashMapperHcl(postgresSchemaTablesUniquesToHclTerraform)(struct!.uniques),
      isBlock: true,
      type: "map",
      storageClassType: "PostgresSchemaTablesUniquesMap",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class PostgresSchemaTablesOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): PostgresSchemaTables | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._checks?.internalValue !== undefined) {
      hasAnyValues = true;
      internalValueResult.checks = this._checks?.internalValue;
    }
    if (this._columnOrder !== undefined) {
      hasAnyValues = true;
      internalValueResult.columnOrder = this._columnOrder;
    }
    if (this._columns?.internalValue !== undefined) {
      hasAnyValues = true;
      internalValueResult.columns = this._columns?.internalValue;
    }
    if (this._comment !== undefined) {
      hasAnyValues = true;
      internalValueResult.comment = this._comment;
    }
    if (this._exclusions?.internalValue !== undefined) {
      hasAnyValues = true;
      internalValueResult.exclusions = this._exclusions?.internalValue;
    }
    if (this._foreignKeys?.internalValue !== undefined) {
      hasAnyValues = true;
      internalValueResult.foreignKeys = this._foreignKeys?.internalValue;
    }
    if (this._indexes?.internalValue !== undefined) {
      hasAnyValues = true;
      internalValueResult.indexes = this._indexes?.internalValue;
    }
    if (this._options?.internalValue !== undefined) {
      hasAnyValues = true;
      internalValueResult.options = this._options?.internalValue;
    }
    if (this._primaryKey?.internalValue !== undefined) {
      hasAnyValues = true;
      internalValueResult.primaryKey = this._primaryKey?.internalValue;
    }
    if (this._renamedFrom !== undefined) {
      hasAnyValues = true;
      internalValueResult.renamedFrom = this._renamedFrom;
    }
    if (this._uniques?.internalValue !== undefined) {
      hasAnyValues = true;
      internalValueResult.uniques = this._uniques?.internalValue;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: PostgresSchemaTables | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._checks.internalValue = undefined;
      this._columnOrder = undefined;
      this._columns.internalValue = undefined;
      this._comment = undefined;
      this._exclusions.internalValue = undefined;
      this._foreignKeys.internalValue = undefined;
      this._indexes.internalValue = undefined;
      this._options.internalValue = undefined;
      this._primaryKey.internalValue = undefined;
      this._renamedFrom = undefined;
      this._uniques.internalValue = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._checks.internalValue = value.checks;
      this._columnOrder = value.columnOrder;
      this._columns.internalValue = value.columns;
      this._comment = value.comment;
      this._exclusions.internalValue = value.exclusions;
      this._foreignKeys.internalValue = value.foreignKeys;
      this._indexes.internalValue = value.indexes;
      this._options.internalValue = value.options;
      this._primaryKey.internalValue = value.primaryKey;
      this._renamedFrom = value.renamedFrom;
      this._uniques.internalValue = value.uniques;
    }
  }

  // checks - computed: false, optional: true, required: false
  private _checks = new PostgresSchemaTablesChecksMap(this, "checks");
  public get checks() {
    return this._checks;
  }
  public putChecks(value: { [key: string]: PostgresSchemaTablesChecks } | cdktf.IResolvable) {
    this._checks.internalValue = value;
  }
  public resetChecks() {
    this._checks.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get checksInput() {
    return this._checks.internalValue;
  }

  // column_order - computed: true, optional: true, required: false
  private _columnOrder?: string[]; 
  public get columnOrder() {
    return this.getListAttribute('column_order');
  }
  public set columnOrder(value: string[]) {
    this._columnOrder = value;
  }
  public resetColumnOrder() {
    this._columnOrder = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get columnOrderInput() {
    return this._columnOrder;
  }

  // columns - computed: false, optional: true, required: false
  private _columns = new PostgresSchemaTablesColumnsMap(this, "columns");
  public get columns() {
    return this._columns;
  }
  public putColumns(value: { [key: string]: PostgresSchemaTablesColumns } | cdktf.IResolvable) {
    this._columns.internalValue = value;
  }
  public resetColumns() {
    this._columns.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get columnsInput() {
    return this._columns.internalValue;
  }

  // comment - computed: true, optional: true, required: false
  private _comment?: string; 
  public get comment() {
    return this.getStringAttribute('comment');
  }
  public set comment(value: string) {
    this._comment = value;
  }
  public resetComment() {
    this._comment = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get commentInput() {
    return this._comment;
  }

  // exclusions - computed: false, optional: true, required: false
  private _exclusions = new PostgresSchemaTablesExclusionsMap(this, "exclusions");
  public get exclusions() {
    return this._exclusions;
  }
  public putExclusions(value: { [key: string]: PostgresSchemaTablesExclusions } | cdktf.IResolvable) {
    this._exclusions.internalValue = value;
  }
  public resetExclusions() {
    this._exclusions.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get exclusionsInput() {
    return this._exclusions.internalValue;
  }

  // foreign_keys - computed: false, optional: true, required: false
  private _foreignKeys = new PostgresSchemaTablesForeignKeysMap(this, "foreign_keys");
  public get foreignKeys() {
    return this._foreignKeys;
  }
  public putForeignKeys(value: { [key: string]: PostgresSchemaTablesForeignKeys } | cdktf.IResolvable) {
    this._foreignKeys.internalValue = value;
  }
  public resetForeignKeys() {
    this._foreignKeys.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get foreignKeysInput() {
    return this._foreignKeys.internalValue;
  }

  // indexes - computed: false, optional: true, required: false
  private _indexes = new PostgresSchemaTablesIndexesMap(this, "indexes");
  public get indexes() {
    return this._indexes;
  }
  public putIndexes(value: { [key: string]: PostgresSchemaTablesIndexes } | cdktf.IResolvable) {
    this._indexes.internalValue = value;
  }
  public resetIndexes() {
    this._indexes.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get indexesInput() {
    return this._indexes.internalValue;
  }

  // options - computed: true, optional: true, required: false
  private _options = new PostgresSchemaTablesOptionsOutputReference(this, "options");
  public get options() {
    return this._options;
  }
  public putOptions(value: PostgresSchemaTablesOptions) {
    this._options.internalValue = value;
  }
  public resetOptions() {
    this._options.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get optionsInput() {
    return this._options.internalValue;
  }

  // primary_key - computed: false, optional: true, required: false
  private _primaryKey = new PostgresSchemaTablesPrimaryKeyOutputReference(this, "primary_key");
  public get primaryKey() {
    return this._primaryKey;
  }
  public putPrimaryKey(value: PostgresSchemaTablesPrimaryKey) {
    this._primaryKey.internalValue = value;
  }
  public resetPrimaryKey() {
    this._primaryKey.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get primaryKeyInput() {
    return this._primaryKey.internalValue;
  }

  // renamed_from - computed: false, optional: true, required: false
  private _renamedFrom?: string; 
  public get renamedFrom() {
    return this.getStringAttribute('renamed_from');
  }
  public set renamedFrom(value: string) {
    this._renamedFrom = value;
  }
  public resetRenamedFrom() {
    this._renamedFrom = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get renamedFromInput() {
    return this._renamedFrom;
  }

  // uniques - computed: false, optional: true, required: false
  private _uniques = new PostgresSchemaTablesUniquesMap(this, "uniques");
  public get uniques() {
    return this._uniques;
  }
  public putUniques(value: { [key: string]: PostgresSchemaTablesUniques } | cdktf.IResolvable) {
    this._uniques.internalValue = value;
  }
  public resetUniques() {
    this._uniques.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get uniquesInput() {
    return this._uniques.internalValue;
  }
}

export class PostgresSchemaTablesMap extends cdktf.ComplexMap {
  public internalValue? : { [key: string]: PostgresSchemaTables } | cdktf.IResolvable

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string) {
    super(terraformResource, terraformAttribute)
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): PostgresSchemaTablesOutputReference {
    return new PostgresSchemaTablesOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface PostgresSchemaViewsOptions {
  /**
  * `security_barrier`, `security_invoker` (PostgreSQL 15), `check_option`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#parameters PostgresSchema#parameters}
  */
  readonly parameters?: { [key: string]: string };
}

export function postgresSchemaViewsOptionsToTerraform(struct?: PostgresSchemaViewsOptions | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    parameters: cdktf.hashMapper(cdktf.stringToTerraform)(struct!.parameters),
  }
}


export function postgresSchemaViewsOptionsToHclTerraform(struct?: PostgresSchemaViewsOptions | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    parameters: {
      value: cdktf.hashMapperHcl(cdktf.stringToHclTerraform)(struct!.parameters),
      isBlock: false,
      type: "map",
      storageClassType: "stringMap",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class PostgresSchemaViewsOptionsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): PostgresSchemaViewsOptions | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._parameters !== undefined) {
      hasAnyValues = true;
      internalValueResult.parameters = this._parameters;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: PostgresSchemaViewsOptions | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._parameters = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._parameters = value.parameters;
    }
  }

  // parameters - computed: true, optional: true, required: false
  private _parameters?: { [key: string]: string }; 
  public get parameters() {
    return this.getStringMapAttribute('parameters');
  }
  public set parameters(value: { [key: string]: string }) {
    this._parameters = value;
  }
  public resetParameters() {
    this._parameters = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get parametersInput() {
    return this._parameters;
  }
}
export interface PostgresSchemaViews {
  /**
  * Comment.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#comment PostgresSchema#comment}
  */
  readonly comment?: string;
  /**
  * The query, without CREATE VIEW … AS.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#definition PostgresSchema#definition}
  */
  readonly definition: string;
  /**
  * Options that few views need.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#options PostgresSchema#options}
  */
  readonly options?: PostgresSchemaViewsOptions;
  /**
  * The name it had before: it is renamed, not dropped and created. May stay after the rename.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#renamed_from PostgresSchema#renamed_from}
  */
  readonly renamedFrom?: string;
}

export function postgresSchemaViewsToTerraform(struct?: PostgresSchemaViews | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    comment: cdktf.stringToTerraform(struct!.comment),
    definition: cdktf.stringToTerraform(struct!.definition),
    options: postgresSchemaViewsOptionsToTerraform(struct!.options),
    renamed_from: cdktf.stringToTerraform(struct!.renamedFrom),
  }
}


export function postgresSchemaViewsToHclTerraform(struct?: PostgresSchemaViews | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    comment: {
      value: cdktf.stringToHclTerraform(struct!.comment),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    definition: {
      value: cdktf.stringToHclTerraform(struct!.definition),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    options: {
      value: postgresSchemaViewsOptionsToHclTerraform(struct!.options),
      isBlock: true,
      type: "struct",
      storageClassType: "PostgresSchemaViewsOptions",
    },
    renamed_from: {
      value: cdktf.stringToHclTerraform(struct!.renamedFrom),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class PostgresSchemaViewsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): PostgresSchemaViews | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._comment !== undefined) {
      hasAnyValues = true;
      internalValueResult.comment = this._comment;
    }
    if (this._definition !== undefined) {
      hasAnyValues = true;
      internalValueResult.definition = this._definition;
    }
    if (this._options?.internalValue !== undefined) {
      hasAnyValues = true;
      internalValueResult.options = this._options?.internalValue;
    }
    if (this._renamedFrom !== undefined) {
      hasAnyValues = true;
      internalValueResult.renamedFrom = this._renamedFrom;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: PostgresSchemaViews | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._comment = undefined;
      this._definition = undefined;
      this._options.internalValue = undefined;
      this._renamedFrom = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._comment = value.comment;
      this._definition = value.definition;
      this._options.internalValue = value.options;
      this._renamedFrom = value.renamedFrom;
    }
  }

  // comment - computed: true, optional: true, required: false
  private _comment?: string; 
  public get comment() {
    return this.getStringAttribute('comment');
  }
  public set comment(value: string) {
    this._comment = value;
  }
  public resetComment() {
    this._comment = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get commentInput() {
    return this._comment;
  }

  // definition - computed: false, optional: false, required: true
  private _definition?: string; 
  public get definition() {
    return this.getStringAttribute('definition');
  }
  public set definition(value: string) {
    this._definition = value;
  }
  // Temporarily expose input value. Use with caution.
  public get definitionInput() {
    return this._definition;
  }

  // options - computed: true, optional: true, required: false
  private _options = new PostgresSchemaViewsOptionsOutputReference(this, "options");
  public get options() {
    return this._options;
  }
  public putOptions(value: PostgresSchemaViewsOptions) {
    this._options.internalValue = value;
  }
  public resetOptions() {
    this._options.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get optionsInput() {
    return this._options.internalValue;
  }

  // renamed_from - computed: false, optional: true, required: false
  private _renamedFrom?: string; 
  public get renamedFrom() {
    return this.getStringAttribute('renamed_from');
  }
  public set renamedFrom(value: string) {
    this._renamedFrom = value;
  }
  public resetRenamedFrom() {
    this._renamedFrom = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get renamedFromInput() {
    return this._renamedFrom;
  }
}

export class PostgresSchemaViewsMap extends cdktf.ComplexMap {
  public internalValue? : { [key: string]: PostgresSchemaViews } | cdktf.IResolvable

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string) {
    super(terraformResource, terraformAttribute)
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): PostgresSchemaViewsOutputReference {
    return new PostgresSchemaViewsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema schemata_postgres_schema}
*/
export class PostgresSchema extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "schemata_postgres_schema";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a PostgresSchema resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the PostgresSchema to import
  * @param importFromId The id of the existing PostgresSchema that should be imported. Refer to the {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the PostgresSchema to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "schemata_postgres_schema", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs/resources/postgres_schema schemata_postgres_schema} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options PostgresSchemaConfig
  */
  public constructor(scope: Construct, id: string, config: PostgresSchemaConfig) {
    super(scope, id, {
      terraformResourceType: 'schemata_postgres_schema',
      terraformGeneratorMetadata: {
        providerName: 'schemata',
        providerVersion: '0.1.0',
        providerVersionConstraint: '0.1.0'
      },
      provider: config.provider,
      dependsOn: config.dependsOn,
      count: config.count,
      lifecycle: config.lifecycle,
      provisioners: config.provisioners,
      connection: config.connection,
      forEach: config.forEach
    });
    this._allow = config.allow;
    this._comment = config.comment;
    this._database = config.database;
    this._definition = config.definition;
    this._deletionProtection = config.deletionProtection;
    this._enums.internalValue = config.enums;
    this._name = config.name;
    this._onDestroy = config.onDestroy;
    this._onFailure = config.onFailure;
    this._policy = config.policy;
    this._renamedFrom = config.renamedFrom;
    this._sequences.internalValue = config.sequences;
    this._sql = config.sql;
    this._tables.internalValue = config.tables;
    this._typeChange = config.typeChange;
    this._unmanaged = config.unmanaged;
    this._views.internalValue = config.views;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // allow - computed: false, optional: true, required: false
  private _allow?: string[]; 
  public get allow() {
    return this.getListAttribute('allow');
  }
  public set allow(value: string[]) {
    this._allow = value;
  }
  public resetAllow() {
    this._allow = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get allowInput() {
    return this._allow;
  }

  // basis - computed: true, optional: false, required: false
  public get basis() {
    return this.getStringAttribute('basis');
  }

  // comment - computed: true, optional: true, required: false
  private _comment?: string; 
  public get comment() {
    return this.getStringAttribute('comment');
  }
  public set comment(value: string) {
    this._comment = value;
  }
  public resetComment() {
    this._comment = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get commentInput() {
    return this._comment;
  }

  // database - computed: false, optional: true, required: false
  private _database?: string; 
  public get database() {
    return this.getStringAttribute('database');
  }
  public set database(value: string) {
    this._database = value;
  }
  public resetDatabase() {
    this._database = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get databaseInput() {
    return this._database;
  }

  // definition - computed: false, optional: true, required: false
  private _definition?: string; 
  public get definition() {
    return this.getStringAttribute('definition');
  }
  public set definition(value: string) {
    this._definition = value;
  }
  public resetDefinition() {
    this._definition = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get definitionInput() {
    return this._definition;
  }

  // deletion_protection - computed: false, optional: true, required: false
  private _deletionProtection?: boolean | cdktf.IResolvable; 
  public get deletionProtection() {
    return this.getBooleanAttribute('deletion_protection');
  }
  public set deletionProtection(value: boolean | cdktf.IResolvable) {
    this._deletionProtection = value;
  }
  public resetDeletionProtection() {
    this._deletionProtection = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get deletionProtectionInput() {
    return this._deletionProtection;
  }

  // enums - computed: false, optional: true, required: false
  private _enums = new PostgresSchemaEnumsMap(this, "enums");
  public get enums() {
    return this._enums;
  }
  public putEnums(value: { [key: string]: PostgresSchemaEnums } | cdktf.IResolvable) {
    this._enums.internalValue = value;
  }
  public resetEnums() {
    this._enums.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get enumsInput() {
    return this._enums.internalValue;
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // impact - computed: true, optional: false, required: false
  private _impact = new PostgresSchemaImpactOutputReference(this, "impact");
  public get impact() {
    return this._impact;
  }

  // migration - computed: true, optional: false, required: false
  public get migration() {
    return this.getStringAttribute('migration');
  }

  // name - computed: false, optional: false, required: true
  private _name?: string; 
  public get name() {
    return this.getStringAttribute('name');
  }
  public set name(value: string) {
    this._name = value;
  }
  // Temporarily expose input value. Use with caution.
  public get nameInput() {
    return this._name;
  }

  // not_managed - computed: true, optional: false, required: false
  public get notManaged() {
    return this.getListAttribute('not_managed');
  }

  // on_destroy - computed: false, optional: true, required: false
  private _onDestroy?: string; 
  public get onDestroy() {
    return this.getStringAttribute('on_destroy');
  }
  public set onDestroy(value: string) {
    this._onDestroy = value;
  }
  public resetOnDestroy() {
    this._onDestroy = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get onDestroyInput() {
    return this._onDestroy;
  }

  // on_failure - computed: false, optional: true, required: false
  private _onFailure?: string; 
  public get onFailure() {
    return this.getStringAttribute('on_failure');
  }
  public set onFailure(value: string) {
    this._onFailure = value;
  }
  public resetOnFailure() {
    this._onFailure = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get onFailureInput() {
    return this._onFailure;
  }

  // policy - computed: false, optional: true, required: false
  private _policy?: { [key: string]: string }; 
  public get policy() {
    return this.getStringMapAttribute('policy');
  }
  public set policy(value: { [key: string]: string }) {
    this._policy = value;
  }
  public resetPolicy() {
    this._policy = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get policyInput() {
    return this._policy;
  }

  // renamed_from - computed: false, optional: true, required: false
  private _renamedFrom?: string; 
  public get renamedFrom() {
    return this.getStringAttribute('renamed_from');
  }
  public set renamedFrom(value: string) {
    this._renamedFrom = value;
  }
  public resetRenamedFrom() {
    this._renamedFrom = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get renamedFromInput() {
    return this._renamedFrom;
  }

  // sequences - computed: false, optional: true, required: false
  private _sequences = new PostgresSchemaSequencesMap(this, "sequences");
  public get sequences() {
    return this._sequences;
  }
  public putSequences(value: { [key: string]: PostgresSchemaSequences } | cdktf.IResolvable) {
    this._sequences.internalValue = value;
  }
  public resetSequences() {
    this._sequences.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sequencesInput() {
    return this._sequences.internalValue;
  }

  // sql - computed: false, optional: true, required: false
  private _sql?: { [key: string]: string }; 
  public get sql() {
    return this.getStringMapAttribute('sql');
  }
  public set sql(value: { [key: string]: string }) {
    this._sql = value;
  }
  public resetSql() {
    this._sql = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sqlInput() {
    return this._sql;
  }

  // tables - computed: false, optional: true, required: false
  private _tables = new PostgresSchemaTablesMap(this, "tables");
  public get tables() {
    return this._tables;
  }
  public putTables(value: { [key: string]: PostgresSchemaTables } | cdktf.IResolvable) {
    this._tables.internalValue = value;
  }
  public resetTables() {
    this._tables.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get tablesInput() {
    return this._tables.internalValue;
  }

  // type_change - computed: false, optional: true, required: false
  private _typeChange?: string; 
  public get typeChange() {
    return this.getStringAttribute('type_change');
  }
  public set typeChange(value: string) {
    this._typeChange = value;
  }
  public resetTypeChange() {
    this._typeChange = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get typeChangeInput() {
    return this._typeChange;
  }

  // unmanaged - computed: false, optional: true, required: false
  private _unmanaged?: string; 
  public get unmanaged() {
    return this.getStringAttribute('unmanaged');
  }
  public set unmanaged(value: string) {
    this._unmanaged = value;
  }
  public resetUnmanaged() {
    this._unmanaged = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get unmanagedInput() {
    return this._unmanaged;
  }

  // views - computed: false, optional: true, required: false
  private _views = new PostgresSchemaViewsMap(this, "views");
  public get views() {
    return this._views;
  }
  public putViews(value: { [key: string]: PostgresSchemaViews } | cdktf.IResolvable) {
    this._views.internalValue = value;
  }
  public resetViews() {
    this._views.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get viewsInput() {
    return this._views.internalValue;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      allow: cdktf.listMapper(cdktf.stringToTerraform, false)(this._allow),
      comment: cdktf.stringToTerraform(this._comment),
      database: cdktf.stringToTerraform(this._database),
      definition: cdktf.stringToTerraform(this._definition),
      deletion_protection: cdktf.booleanToTerraform(this._deletionProtection),
      enums: cdktf.hashMapper(postgresSchemaEnumsToTerraform)(this._enums.internalValue),
      name: cdktf.stringToTerraform(this._name),
      on_destroy: cdktf.stringToTerraform(this._onDestroy),
      on_failure: cdktf.stringToTerraform(this._onFailure),
      policy: cdktf.hashMapper(cdktf.stringToTerraform)(this._policy),
      renamed_from: cdktf.stringToTerraform(this._renamedFrom),
      sequences: cdktf.hashMapper(postgresSchemaSequencesToTerraform)(this._sequences.internalValue),
      sql: cdktf.hashMapper(cdktf.stringToTerraform)(this._sql),
      tables: cdktf.hashMapper(postgresSchemaTablesToTerraform)(this._tables.internalValue),
      type_change: cdktf.stringToTerraform(this._typeChange),
      unmanaged: cdktf.stringToTerraform(this._unmanaged),
      views: cdktf.hashMapper(postgresSchemaViewsToTerraform)(this._views.internalValue),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      allow: {
        value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(this._allow),
        isBlock: false,
        type: "list",
        storageClassType: "stringList",
      },
      comment: {
        value: cdktf.stringToHclTerraform(this._comment),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      database: {
        value: cdktf.stringToHclTerraform(this._database),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      definition: {
        value: cdktf.stringToHclTerraform(this._definition),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      deletion_protection: {
        value: cdktf.booleanToHclTerraform(this._deletionProtection),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      enums: {
        value: cdktf.hashMapperHcl(postgresSchemaEnumsToHclTerraform)(this._enums.internalValue),
        isBlock: true,
        type: "map",
        storageClassType: "PostgresSchemaEnumsMap",
      },
      name: {
        value: cdktf.stringToHclTerraform(this._name),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      on_destroy: {
        value: cdktf.stringToHclTerraform(this._onDestroy),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      on_failure: {
        value: cdktf.stringToHclTerraform(this._onFailure),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      policy: {
        value: cdktf.hashMapperHcl(cdktf.stringToHclTerraform)(this._policy),
        isBlock: false,
        type: "map",
        storageClassType: "stringMap",
      },
      renamed_from: {
        value: cdktf.stringToHclTerraform(this._renamedFrom),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      sequences: {
        value: cdktf.hashMapperHcl(postgresSchemaSequencesToHclTerraform)(this._sequences.internalValue),
        isBlock: true,
        type: "map",
        storageClassType: "PostgresSchemaSequencesMap",
      },
      sql: {
        value: cdktf.hashMapperHcl(cdktf.stringToHclTerraform)(this._sql),
        isBlock: false,
        type: "map",
        storageClassType: "stringMap",
      },
      tables: {
        value: cdktf.hashMapperHcl(postgresSchemaTablesToHclTerraform)(this._tables.internalValue),
        isBlock: true,
        type: "map",
        storageClassType: "PostgresSchemaTablesMap",
      },
      type_change: {
        value: cdktf.stringToHclTerraform(this._typeChange),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      unmanaged: {
        value: cdktf.stringToHclTerraform(this._unmanaged),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      views: {
        value: cdktf.hashMapperHcl(postgresSchemaViewsToHclTerraform)(this._views.internalValue),
        isBlock: true,
        type: "map",
        storageClassType: "PostgresSchemaViewsMap",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
