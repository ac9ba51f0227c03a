/**
 * Owns what a release keeps of its host's environment for other programs: it must not heed it itself, as NODE_OPTIONS.
 * Must not know which variables those are.
 */

/** Before the names of what the start script has put away. */
export const ofHost = "SCHEMATA_HOST_";

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment as it was before the start script changed it. */
export const hostEnvironment = (environment: Environment): Environment =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name.startsWith(ofHost) ? name.slice(ofHost.length) : name,
      value,
    ]),
  );
