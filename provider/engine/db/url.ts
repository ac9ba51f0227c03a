/**
 * Owns connection URIs as libpq reads them (manual, 34.1.1.2): postgres:// and postgresql://.
 * Must not know defaults, the environment or what the parameters do. Its messages never show the URI: it holds a password.
 */

/** libpq's parameter keywords, by name; what is left out of the URI is absent. */
export type Parameters = Readonly<Record<string, string>>;

/** Keywords of libpq 18 (manual, 34.1.2); any other name in a URI is an error, as it is for libpq. */
const keywords = new Set(
  `application_name channel_binding client_encoding connect_timeout dbname fallback_application_name gssdelegation
  gssencmode gsslib host hostaddr keepalives keepalives_count keepalives_idle keepalives_interval krbsrvname
  load_balance_hosts max_protocol_version min_protocol_version options passfile password port replication require_auth
  requirepeer scram_client_key scram_server_key service servicefile ssl_max_protocol_version ssl_min_protocol_version
  sslcert sslcertmode sslcompression sslcrl sslcrldir sslkey sslkeylogfile sslmode sslnegotiation sslpassword
  sslrootcert sslsni target_session_attrs tcp_user_timeout user`.split(/\s+/),
);

/** Reads a URI into parameters, or says in one sentence what is wrong with it. */
export function parseUrl(url: string): Parameters | string {
  const scheme = /^postgres(?:ql)?:\/\//.exec(url);
  if (scheme === null) return 'It does not start with "postgres://" or "postgresql://".';
  const rest = url.slice(scheme[0].length);
  const question = rest.indexOf("?");
  const place = question < 0 ? rest : rest.slice(0, question);
  const found: Record<string, string> = {};
  const wrong = readPlace(place, found) ?? (question < 0 ? undefined : readQuery(rest.slice(question + 1), found));
  return wrong ?? found;
}

/** `user:password@host:port/dbname`, every part optional. */
function readPlace(place: string, found: Record<string, string>): string | undefined {
  const slash = place.indexOf("/");
  const authority = slash < 0 ? place : place.slice(0, slash);
  const at = authority.indexOf("@");
  const address = authority.slice(at + 1);
  if (address.includes("@")) return 'Its user or password holds an "@": write it as %40.';
  if (at >= 0) {
    const credentials = authority.slice(0, at);
    const colon = credentials.indexOf(":");
    const wrong =
      put(found, "user", colon < 0 ? credentials : credentials.slice(0, colon)) ??
      (colon < 0 ? undefined : put(found, "password", credentials.slice(colon + 1)));
    if (wrong !== undefined) return wrong;
  }
  if (address.includes(","))
    return "It names several hosts; a schema is changed on one server, so name the one that takes writes.";
  const parts = /^(?:\[([^\]]*)\]|([^:[\]]*))(?::(.*))?$/.exec(address);
  if (parts === null)
    return "Its host and port cannot be told apart (an IPv6 address stands in brackets; / ? # @ in a password are written %2F %3F %23 %40).";
  return (
    put(found, "host", parts[1] ?? parts[2] ?? "") ??
    put(found, "port", parts[3] ?? "") ??
    (slash < 0 ? undefined : put(found, "dbname", place.slice(slash + 1)))
  );
}

function readQuery(query: string, found: Record<string, string>): string | undefined {
  for (const pair of query.split("&")) {
    if (pair === "") continue;
    const equals = pair.indexOf("=");
    if (equals < 0 || pair.includes("=", equals + 1))
      return 'A parameter after "?" is not written name=value (an "=" inside a value is %3D).';
    const name = decode(pair.slice(0, equals));
    const value = pair.slice(equals + 1);
    // JDBC's spelling, which libpq accepts too.
    if (name === "ssl" && value === "true") found.sslmode = "require";
    else if (name === undefined) return notPercent;
    else if (!keywords.has(name)) return `It has the parameter ${JSON.stringify(name)}, which libpq does not know.`;
    else {
      const wrong = put(found, name, value);
      if (wrong !== undefined) return wrong;
    }
  }
  return undefined;
}

const notPercent =
  'A "%" in it is not followed by two hexadecimal digits (a "%" itself is written %25), or stands for a zero byte, or the bytes are no UTF-8.';

/** An empty part counts as absent, as it does for libpq. */
function put(found: Record<string, string>, name: string, encoded: string): string | undefined {
  const value = decode(encoded);
  if (value === undefined) return notPercent;
  if (value !== "") found[name] = value;
  return undefined;
}

function decode(text: string): string | undefined {
  if (text.includes("%00")) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
