/**
 * Owns how a bundled program starts: its launcher, and what its modules need at their head.
 * Must not know which program it is.
 */

/**
 * The executable file: one line that imports the program's module from beside it. The line is valid as CommonJS and as an ES
 * module: a file without an extension, or with one such as ".0", Node takes for either, depending on the nearest package.json.
 */
export const launcher = (module: string): string => `#!/usr/bin/env node\nimport("./${module}");\n`;

/** Bundled CommonJS packages call `require` for Node's own modules; ES modules have none. */
export const requireInModules =
  'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);';
