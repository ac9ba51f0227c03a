/**
 * Owns `npm run build`: everything under dist/, made aside and moved into place at the end.
 * Must not know what the programs do. Outputs are fixed in the interfaces page ("Package and builds").
 */
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Metafile } from "esbuild";
import { launcher, requireInModules } from "./launcher.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };

/** The programs: file name in dist/, and where their code begins. */
const programs = {
  "terraform-provider-schemata": "provider/main.ts",
  schemata: "provider/cli/main.ts",
};
const engine = "provider/engine/index.ts";
const constructs = "constructs/index.ts";

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "warning",
  define: { SCHEMATA_VERSION: JSON.stringify(version) },
  minifySyntax: true,
  minifyWhitespace: true,
} satisfies BuildOptions;

/** Bundles the programs. What they load with `import()` becomes files of its own, which cost nothing until then. */
async function buildPrograms(out: string, entries: readonly [string, string][]): Promise<Metafile> {
  const { metafile } = await build({
    ...common,
    entryPoints: entries.map(([name, source]) => ({ in: source, out: name })),
    outdir: out,
    outExtension: { ".js": ".mjs" },
    // Not `[name]`: Terraform starts the first file whose name begins with terraform-provider-schemata.
    chunkNames: "chunk-[hash]",
    splitting: true,
    metafile: true,
    external: ["pg-native"],
    banner: { js: requireInModules },
  });
  return metafile;
}

/** The files that a module loads, itself included, at once or later. */
function filesOf(metafile: Metafile, module: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (path: string): void => {
    if (!found.has(path)) {
      found.add(path);
      for (const imported of metafile.outputs[path]?.imports ?? []) {
        if (!imported.external) {
          visit(imported.path);
        }
      }
    }
  };
  visit(module);
  return found;
}

async function buildEngine(out: string): Promise<void> {
  await build({ ...common, entryPoints: [engine], outfile: join(out, "engine.js"), packages: "external" });
  emitTypes(out, engine, "provider", join(out, "types"));
}

/**
 * Writes the declarations of a module and of all that it imports. `npm run check` checks them, with the whole project's types.
 * Imports end in `.js` afterwards, as compilers before 5.0 want it.
 */
function emitTypes(out: string, entry: string, below: string, outDir: string): void {
  const configuration = join(out, "tsconfig.json");
  const compilerOptions = {
    noEmit: false,
    emitDeclarationOnly: true,
    declaration: true,
    stripInternal: true,
    rootDir: join(root, below),
    outDir,
    noCheck: true,
    typeRoots: [join(root, "node_modules/@types")],
  };
  const files = [join(root, entry)];
  writeFileSync(
    configuration,
    JSON.stringify({ extends: join(root, "tsconfig.json"), compilerOptions, include: [], files }),
  );
  execFileSync(join(root, "node_modules/.bin/tsc"), ["--project", configuration], { stdio: "inherit" });
  rmSync(configuration);
  for (const path of filesBelow(outDir))
    writeFileSync(path, readFileSync(path, "utf8").replace(/(from "\.[^"]*)\.ts"/g, '$1.js"'));
}

/**
 * The constructs, once for cdktf and once for CDK Terrain, whose API is the same. As CommonJS, which is what both of them are,
 * so that there is one copy of each however it is loaded.
 */
async function buildConstructs(out: string): Promise<void> {
  for (const framework of ["cdktf", "cdktn"]) {
    const directory = join(out, "constructs", framework);
    await build({
      ...common,
      format: "cjs",
      // Node shows the line that threw before the message of an uncaught error: of a minified bundle that is kilobytes of code.
      minifyWhitespace: false,
      // The generated class has the same name as ours.
      keepNames: true,
      entryPoints: [constructs],
      outfile: join(directory, "index.js"),
      alias: { cdktf: framework },
      external: [framework, "constructs"],
    });
    emitTypes(out, constructs, "constructs", join(directory, "types"));
    for (const path of filesBelow(join(directory, "types")))
      writeFileSync(path, readFileSync(path, "utf8").replaceAll(/(from ['"])cdktf(['"])/g, `$1${framework}$2`));
  }
  writeFileSync(join(out, "constructs/package.json"), '{"type":"commonjs"}\n');
}

/** A file-system mirror for `terraform init -plugin-dir`; the package is one directory for each registry host. */
function buildMirror(out: string, files: Iterable<string>): void {
  const platforms: { readonly [name: string]: string } = { win32: "windows" };
  const architectures: { readonly [name: string]: string } = { x64: "amd64", ia32: "386" };
  const platform = platforms[process.platform] ?? process.platform;
  const architecture = architectures[process.arch] ?? process.arch;
  for (const host of ["registry.terraform.io", "registry.opentofu.org"]) {
    const target = join(out, "mirror", host, "schemata/schemata", version, `${platform}_${architecture}`);
    mkdirSync(target, { recursive: true });
    for (const file of files) {
      mkdirSync(dirname(join(target, file)), { recursive: true });
      linkSync(join(out, file), join(target, file));
    }
    linkSync(join(out, "terraform-provider-schemata"), join(target, `terraform-provider-schemata_v${version}`));
    // Terraform copies or links this below the user's directory, whose package.json may say "module".
    writeFileSync(join(target, "package.json"), '{"type":"commonjs"}\n');
  }
}

const filesBelow = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Builds into `out`. @returns the sources that do not exist, whose outputs are missing. */
async function buildInto(out: string): Promise<readonly string[]> {
  const { shadowDirectory } = await import("../provider/engine/shadow/location.ts");
  cpSync(await shadowDirectory(), join(out, "shadow"), { recursive: true });

  const present = Object.entries(programs).filter(([, source]) => existsSync(join(root, source)));
  const metafile = await buildPrograms(
    out,
    present.map(([name, source]) => [`main-of-${name}`, source]),
  );
  for (const [name] of present) {
    writeFileSync(join(out, name), launcher(`main-of-${name}.mjs`), { mode: 0o755 });
  }
  if (existsSync(join(out, "terraform-provider-schemata"))) {
    const main = relative(root, join(out, "main-of-terraform-provider-schemata.mjs"));
    const code = [...filesOf(metafile, main)].map((path) => relative(out, join(root, path)));
    const shadow = filesBelow(join(out, "shadow")).map((path) => relative(out, path));
    buildMirror(out, [...code, ...shadow]);
  }
  if (existsSync(join(root, engine))) {
    await buildEngine(out);
  }
  await buildConstructs(out);
  return [...Object.values(programs), engine].filter((source) => !existsSync(join(root, source)));
}

// On the same file system as dist/, so that it can be renamed; a build that fails leaves the last dist/ alone.
const aside = join(root, `node_modules/.cache/schemata/build-${process.pid}`);
try {
  mkdirSync(aside, { recursive: true });
  const missing = await buildInto(aside);
  rmSync(join(root, "dist"), { recursive: true, force: true });
  renameSync(aside, join(root, "dist"));
  if (missing.length > 0) {
    throw new Error(`not all was built: ${missing.join(", ")} does not exist`);
  }
} finally {
  rmSync(aside, { recursive: true, force: true });
}
