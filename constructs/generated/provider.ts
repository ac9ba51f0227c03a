// Made by `npm run generate` from the provider's schema. Do not edit.
// @ts-nocheck
// https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface SchemataProviderConfig {
  /**
  * Findings that are accepted in every resource, as `"rule:name"`; `*` stands for any characters. After it may stand ` until 2027-01-31`, the last day (UTC) on which it holds, and ` because <text>`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#allow SchemataProvider#allow}
  */
  readonly allow?: string[];
  /**
  * How long a concurrent index build waits for old transactions. Default `"1h"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#build_wait_limit SchemataProvider#build_wait_limit}
  */
  readonly buildWaitLimit?: string;
  /**
  * How long to wait for a connection; a bare number counts seconds. Default `PGCONNECT_TIMEOUT`, else 30 seconds.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#connect_timeout SchemataProvider#connect_timeout}
  */
  readonly connectTimeout?: string;
  /**
  * Database. A resource may name another. Default `PGDATABASE`, else the user's name.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#database SchemataProvider#database}
  */
  readonly database?: string;
  /**
  * Schema of the history in the target database. Default `"schemata"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#history_schema SchemataProvider#history_schema}
  */
  readonly historySchema?: string;
  /**
  * Server's name or address, or the directory of its Unix socket. Default `PGHOST`, else the directory in which a server's Unix socket is found.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#host SchemataProvider#host}
  */
  readonly host?: string;
  /**
  * How long a statement waits for its locks before it is tried again. Default `"500ms"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#lock_timeout SchemataProvider#lock_timeout}
  */
  readonly lockTimeout?: string;
  /**
  * How long a statement that does not get its locks is tried again in all, and how long a plan waits for somebody's lock on what it has to read. Default `"10m"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#lock_wait_limit SchemataProvider#lock_wait_limit}
  */
  readonly lockWaitLimit?: string;
  /**
  * Password; may be an ephemeral value. Default `PGPASSWORD`, else the password file.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#password SchemataProvider#password}
  */
  readonly password?: string;
  /**
  * Severity per safety rule in every resource: `error`, `warning`, `notice` or `off`. A resource's own goes before it. Default each rule's own severity.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#policy SchemataProvider#policy}
  */
  readonly policy?: { [key: string]: string };
  /**
  * `"none"`, or `"session"` when a pooler in session mode stands before the server. Transaction pooling is refused. Default `"none"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#pooling SchemataProvider#pooling}
  */
  readonly pooling?: string;
  /**
  * Port. Default `PGPORT`, else `5432`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#port SchemataProvider#port}
  */
  readonly port?: number;
  /**
  * Rows of a table up to which a probe looks at all of them; of a larger one it looks at a sample of that many, unless an index tells of all. 0 looks at none. Default `2000000`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#probe_row_limit SchemataProvider#probe_row_limit}
  */
  readonly probeRowLimit?: number;
  /**
  * How long one probe of the rows that are there may take (duplicates of a new key, NULLs, orphans, rows that fail a check); all of a plan may take six times as long. What they do not get to see is a finding, `rows-not-seen`; 0 is no limit. Default `"10s"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#probe_timeout SchemataProvider#probe_timeout}
  */
  readonly probeTimeout?: string;
  /**
  * Role to take on after connecting (SET ROLE), so that it owns what is created. Default the user who connects.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#role SchemataProvider#role}
  */
  readonly role?: string;
  /**
  * Where plans are elaborated and proven: `"embedded"`, inside the provider; `"server"`, a scratch database on the target's server (needs CREATEDB); or the URL of an empty database. Default `SCHEMATA_SHADOW`, else `"embedded"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#shadow SchemataProvider#shadow}
  */
  readonly shadow?: string;
  /**
  * Whether row values may be shown in findings and errors; the history never holds any. Default `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#show_values SchemataProvider#show_values}
  */
  readonly showValues?: boolean | cdktf.IResolvable;
  /**
  * Client certificate: a file or PEM text. Default `PGSSLCERT`, else `~/.postgresql/postgresql.crt` if it is there.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#sslcert SchemataProvider#sslcert}
  */
  readonly sslcert?: string;
  /**
  * Key of the client certificate: a file or PEM text. Default `PGSSLKEY`, else `~/.postgresql/postgresql.key` if it is there.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#sslkey SchemataProvider#sslkey}
  */
  readonly sslkey?: string;
  /**
  * `disable`, `allow`, `prefer`, `require`, `verify-ca` or `verify-full`, as libpq has them. Default `PGSSLMODE`, else `"prefer"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#sslmode SchemataProvider#sslmode}
  */
  readonly sslmode?: string;
  /**
  * Certificates that the server's is verified against: a file, PEM text, or `system`. Default `PGSSLROOTCERT`, else `~/.postgresql/root.crt` if it is there.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#sslrootcert SchemataProvider#sslrootcert}
  */
  readonly sslrootcert?: string;
  /**
  * Limit for statements that should be quick; scans and index builds have none. Default `"60s"`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#statement_timeout SchemataProvider#statement_timeout}
  */
  readonly statementTimeout?: string;
  /**
  * Connection URI, as libpq has it. Other arguments take precedence over its parts.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#url SchemataProvider#url}
  */
  readonly url?: string;
  /**
  * User. Default `PGUSER`, else the operating system's user.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#username SchemataProvider#username}
  */
  readonly username?: string;
  /**
  * Alias name
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#alias SchemataProvider#alias}
  */
  readonly alias?: string;
}

/**
* Represents a {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs schemata}
*/
export class SchemataProvider extends cdktf.TerraformProvider {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "schemata";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a SchemataProvider resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the SchemataProvider to import
  * @param importFromId The id of the existing SchemataProvider that should be imported. Refer to the {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the SchemataProvider to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "schemata", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/schemata/schemata/0.1.0/docs schemata} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options SchemataProviderConfig = {}
  */
  public constructor(scope: Construct, id: string, config: SchemataProviderConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'schemata',
      terraformGeneratorMetadata: {
        providerName: 'schemata',
        providerVersion: '0.1.0',
        providerVersionConstraint: '0.1.0'
      },
      terraformProviderSource: 'schemata/schemata'
    });
    this._allow = config.allow;
    this._buildWaitLimit = config.buildWaitLimit;
    this._connectTimeout = config.connectTimeout;
    this._database = config.database;
    this._historySchema = config.historySchema;
    this._host = config.host;
    this._lockTimeout = config.lockTimeout;
    this._lockWaitLimit = config.lockWaitLimit;
    this._password = config.password;
    this._policy = config.policy;
    this._pooling = config.pooling;
    this._port = config.port;
    this._probeRowLimit = config.probeRowLimit;
    this._probeTimeout = config.probeTimeout;
    this._role = config.role;
    this._shadow = config.shadow;
    this._showValues = config.showValues;
    this._sslcert = config.sslcert;
    this._sslkey = config.sslkey;
    this._sslmode = config.sslmode;
    this._sslrootcert = config.sslrootcert;
    this._statementTimeout = config.statementTimeout;
    this._url = config.url;
    this._username = config.username;
    this._alias = config.alias;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // allow - computed: false, optional: true, required: false
  private _allow?: string[]; 
  public get allow() {
    return this._allow;
  }
  public set allow(value: string[] | undefined) {
    this._allow = value;
  }
  public resetAllow() {
    this._allow = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get allowInput() {
    return this._allow;
  }

  // build_wait_limit - computed: false, optional: true, required: false
  private _buildWaitLimit?: string; 
  public get buildWaitLimit() {
    return this._buildWaitLimit;
  }
  public set buildWaitLimit(value: string | undefined) {
    this._buildWaitLimit = value;
  }
  public resetBuildWaitLimit() {
    this._buildWaitLimit = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get buildWaitLimitInput() {
    return this._buildWaitLimit;
  }

  // connect_timeout - computed: false, optional: true, required: false
  private _connectTimeout?: string; 
  public get connectTimeout() {
    return this._connectTimeout;
  }
  public set connectTimeout(value: string | undefined) {
    this._connectTimeout = value;
  }
  public resetConnectTimeout() {
    this._connectTimeout = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get connectTimeoutInput() {
    return this._connectTimeout;
  }

  // database - computed: false, optional: true, required: false
  private _database?: string; 
  public get database() {
    return this._database;
  }
  public set database(value: string | undefined) {
    this._database = value;
  }
  public resetDatabase() {
    this._database = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get databaseInput() {
    return this._database;
  }

  // history_schema - computed: false, optional: true, required: false
  private _historySchema?: string; 
  public get historySchema() {
    return this._historySchema;
  }
  public set historySchema(value: string | undefined) {
    this._historySchema = value;
  }
  public resetHistorySchema() {
    this._historySchema = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get historySchemaInput() {
    return this._historySchema;
  }

  // host - computed: false, optional: true, required: false
  private _host?: string; 
  public get host() {
    return this._host;
  }
  public set host(value: string | undefined) {
    this._host = value;
  }
  public resetHost() {
    this._host = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get hostInput() {
    return this._host;
  }

  // lock_timeout - computed: false, optional: true, required: false
  private _lockTimeout?: string; 
  public get lockTimeout() {
    return this._lockTimeout;
  }
  public set lockTimeout(value: string | undefined) {
    this._lockTimeout = value;
  }
  public resetLockTimeout() {
    this._lockTimeout = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get lockTimeoutInput() {
    return this._lockTimeout;
  }

  // lock_wait_limit - computed: false, optional: true, required: false
  private _lockWaitLimit?: string; 
  public get lockWaitLimit() {
    return this._lockWaitLimit;
  }
  public set lockWaitLimit(value: string | undefined) {
    this._lockWaitLimit = value;
  }
  public resetLockWaitLimit() {
    this._lockWaitLimit = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get lockWaitLimitInput() {
    return this._lockWaitLimit;
  }

  // password - computed: false, optional: true, required: false
  private _password?: string; 
  public get password() {
    return this._password;
  }
  public set password(value: string | undefined) {
    this._password = value;
  }
  public resetPassword() {
    this._password = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get passwordInput() {
    return this._password;
  }

  // policy - computed: false, optional: true, required: false
  private _policy?: { [key: string]: string }; 
  public get policy() {
    return this._policy;
  }
  public set policy(value: { [key: string]: string } | undefined) {
    this._policy = value;
  }
  public resetPolicy() {
    this._policy = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get policyInput() {
    return this._policy;
  }

  // pooling - computed: false, optional: true, required: false
  private _pooling?: string; 
  public get pooling() {
    return this._pooling;
  }
  public set pooling(value: string | undefined) {
    this._pooling = value;
  }
  public resetPooling() {
    this._pooling = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get poolingInput() {
    return this._pooling;
  }

  // port - computed: false, optional: true, required: false
  private _port?: number; 
  public get port() {
    return this._port;
  }
  public set port(value: number | undefined) {
    this._port = value;
  }
  public resetPort() {
    this._port = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get portInput() {
    return this._port;
  }

  // probe_row_limit - computed: false, optional: true, required: false
  private _probeRowLimit?: number; 
  public get probeRowLimit() {
    return this._probeRowLimit;
  }
  public set probeRowLimit(value: number | undefined) {
    this._probeRowLimit = value;
  }
  public resetProbeRowLimit() {
    this._probeRowLimit = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get probeRowLimitInput() {
    return this._probeRowLimit;
  }

  // probe_timeout - computed: false, optional: true, required: false
  private _probeTimeout?: string; 
  public get probeTimeout() {
    return this._probeTimeout;
  }
  public set probeTimeout(value: string | undefined) {
    this._probeTimeout = value;
  }
  public resetProbeTimeout() {
    this._probeTimeout = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get probeTimeoutInput() {
    return this._probeTimeout;
  }

  // role - computed: false, optional: true, required: false
  private _role?: string; 
  public get role() {
    return this._role;
  }
  public set role(value: string | undefined) {
    this._role = value;
  }
  public resetRole() {
    this._role = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get roleInput() {
    return this._role;
  }

  // shadow - computed: false, optional: true, required: false
  private _shadow?: string; 
  public get shadow() {
    return this._shadow;
  }
  public set shadow(value: string | undefined) {
    this._shadow = value;
  }
  public resetShadow() {
    this._shadow = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get shadowInput() {
    return this._shadow;
  }

  // show_values - computed: false, optional: true, required: false
  private _showValues?: boolean | cdktf.IResolvable; 
  public get showValues() {
    return this._showValues;
  }
  public set showValues(value: boolean | cdktf.IResolvable | undefined) {
    this._showValues = value;
  }
  public resetShowValues() {
    this._showValues = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get showValuesInput() {
    return this._showValues;
  }

  // sslcert - computed: false, optional: true, required: false
  private _sslcert?: string; 
  public get sslcert() {
    return this._sslcert;
  }
  public set sslcert(value: string | undefined) {
    this._sslcert = value;
  }
  public resetSslcert() {
    this._sslcert = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sslcertInput() {
    return this._sslcert;
  }

  // sslkey - computed: false, optional: true, required: false
  private _sslkey?: string; 
  public get sslkey() {
    return this._sslkey;
  }
  public set sslkey(value: string | undefined) {
    this._sslkey = value;
  }
  public resetSslkey() {
    this._sslkey = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sslkeyInput() {
    return this._sslkey;
  }

  // sslmode - computed: false, optional: true, required: false
  private _sslmode?: string; 
  public get sslmode() {
    return this._sslmode;
  }
  public set sslmode(value: string | undefined) {
    this._sslmode = value;
  }
  public resetSslmode() {
    this._sslmode = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sslmodeInput() {
    return this._sslmode;
  }

  // sslrootcert - computed: false, optional: true, required: false
  private _sslrootcert?: string; 
  public get sslrootcert() {
    return this._sslrootcert;
  }
  public set sslrootcert(value: string | undefined) {
    this._sslrootcert = value;
  }
  public resetSslrootcert() {
    this._sslrootcert = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sslrootcertInput() {
    return this._sslrootcert;
  }

  // statement_timeout - computed: false, optional: true, required: false
  private _statementTimeout?: string; 
  public get statementTimeout() {
    return this._statementTimeout;
  }
  public set statementTimeout(value: string | undefined) {
    this._statementTimeout = value;
  }
  public resetStatementTimeout() {
    this._statementTimeout = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get statementTimeoutInput() {
    return this._statementTimeout;
  }

  // url - computed: false, optional: true, required: false
  private _url?: string; 
  public get url() {
    return this._url;
  }
  public set url(value: string | undefined) {
    this._url = value;
  }
  public resetUrl() {
    this._url = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get urlInput() {
    return this._url;
  }

  // username - computed: false, optional: true, required: false
  private _username?: string; 
  public get username() {
    return this._username;
  }
  public set username(value: string | undefined) {
    this._username = value;
  }
  public resetUsername() {
    this._username = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get usernameInput() {
    return this._username;
  }

  // alias - computed: false, optional: true, required: false
  private _alias?: string; 
  public get alias() {
    return this._alias;
  }
  public set alias(value: string | undefined) {
    this._alias = value;
  }
  public resetAlias() {
    this._alias = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get aliasInput() {
    return this._alias;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      allow: cdktf.listMapper(cdktf.stringToTerraform, false)(this._allow),
      build_wait_limit: cdktf.stringToTerraform(this._buildWaitLimit),
      connect_timeout: cdktf.stringToTerraform(this._connectTimeout),
      database: cdktf.stringToTerraform(this._database),
      history_schema: cdktf.stringToTerraform(this._historySchema),
      host: cdktf.stringToTerraform(this._host),
      lock_timeout: cdktf.stringToTerraform(this._lockTimeout),
      lock_wait_limit: cdktf.stringToTerraform(this._lockWaitLimit),
      password: cdktf.stringToTerraform(this._password),
      policy: cdktf.hashMapper(cdktf.stringToTerraform)(this._policy),
      pooling: cdktf.stringToTerraform(this._pooling),
      port: cdktf.numberToTerraform(this._port),
      probe_row_limit: cdktf.numberToTerraform(this._probeRowLimit),
      probe_timeout: cdktf.stringToTerraform(this._probeTimeout),
      role: cdktf.stringToTerraform(this._role),
      shadow: cdktf.stringToTerraform(this._shadow),
      show_values: cdktf.booleanToTerraform(this._showValues),
      sslcert: cdktf.stringToTerraform(this._sslcert),
      sslkey: cdktf.stringToTerraform(this._sslkey),
      sslmode: cdktf.stringToTerraform(this._sslmode),
      sslrootcert: cdktf.stringToTerraform(this._sslrootcert),
      statement_timeout: cdktf.stringToTerraform(this._statementTimeout),
      url: cdktf.stringToTerraform(this._url),
      username: cdktf.stringToTerraform(this._username),
      alias: cdktf.stringToTerraform(this._alias),
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
      build_wait_limit: {
        value: cdktf.stringToHclTerraform(this._buildWaitLimit),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      connect_timeout: {
        value: cdktf.stringToHclTerraform(this._connectTimeout),
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
      history_schema: {
        value: cdktf.stringToHclTerraform(this._historySchema),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      host: {
        value: cdktf.stringToHclTerraform(this._host),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      lock_timeout: {
        value: cdktf.stringToHclTerraform(this._lockTimeout),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      lock_wait_limit: {
        value: cdktf.stringToHclTerraform(this._lockWaitLimit),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      password: {
        value: cdktf.stringToHclTerraform(this._password),
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
      pooling: {
        value: cdktf.stringToHclTerraform(this._pooling),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      port: {
        value: cdktf.numberToHclTerraform(this._port),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      probe_row_limit: {
        value: cdktf.numberToHclTerraform(this._probeRowLimit),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      probe_timeout: {
        value: cdktf.stringToHclTerraform(this._probeTimeout),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      role: {
        value: cdktf.stringToHclTerraform(this._role),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      shadow: {
        value: cdktf.stringToHclTerraform(this._shadow),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      show_values: {
        value: cdktf.booleanToHclTerraform(this._showValues),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      sslcert: {
        value: cdktf.stringToHclTerraform(this._sslcert),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      sslkey: {
        value: cdktf.stringToHclTerraform(this._sslkey),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      sslmode: {
        value: cdktf.stringToHclTerraform(this._sslmode),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      sslrootcert: {
        value: cdktf.stringToHclTerraform(this._sslrootcert),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      statement_timeout: {
        value: cdktf.stringToHclTerraform(this._statementTimeout),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      url: {
        value: cdktf.stringToHclTerraform(this._url),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      username: {
        value: cdktf.stringToHclTerraform(this._username),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      alias: {
        value: cdktf.stringToHclTerraform(this._alias),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
