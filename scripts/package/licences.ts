/**
 * Owns what a release says about what is inside it: the licences as one text, and the bill of materials (CycloneDX, by npm).
 * Must not know where they are put.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Libraries } from "./libraries.ts";
import { nodeVersion, type Platform } from "./platform.ts";
import { licenceOfNode } from "./runtime.ts";

interface Component {
  readonly name: string;
  readonly version: string;
  readonly [key: string]: unknown;
}

interface Bill {
  serialNumber: string;
  components: Component[];
  readonly metadata: { timestamp?: string; readonly component: { name: string } };
  dependencies: { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

/**
 * What npm says of the packages that the programs are made of. Which those are says the lock file: `npm sbom --omit dev` (npm 11) also
 * leaves out what something of development needs as well.
 */
function packagesOf(root: string): Bill {
  const bill = JSON.parse(listed(root)) as Bill;
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Readonly<Record<string, Locked>>;
  };
  const inside = new Set(
    Object.entries(lock.packages)
      .filter(
        ([path, { dev, devOptional, optional, peer }]) => path !== "" && !(dev || devOptional || optional || peer),
      )
      .map(([path, { version }]) => `${path.slice(path.lastIndexOf("node_modules/") + 13)}@${version}`),
  );
  bill.components = bill.components.filter(({ name, version }) => inside.has(`${name}@${version}`));
  bill.dependencies = bill.dependencies
    .filter(({ ref }) => inside.has(ref) || ref.startsWith("schemata@"))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: (dependsOn ?? []).filter((of) => inside.has(of)) }));
  return bill;
}

let answer: string | undefined;

/** npm's answer, which is the same for all archives of a release and takes it seconds. */
function listed(root: string): string {
  answer ??= execFileSync("npm", ["sbom", "--sbom-format=cyclonedx", "--sbom-type=application"], {
    cwd: root,
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "inherit"],
  }).toString();
  return answer;
}

interface Locked {
  readonly version?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly peer?: boolean;
}

/** The bill of a release, without what differs each time: its number follows from what it lists, and it has no time. */
export function billOfMaterials(root: string, platform: Platform, libraries: Libraries | undefined): string {
  const bill = packagesOf(root);
  const debian = platform.libraries?.architecture;
  bill.components.push(
    {
      type: "platform",
      name: "node",
      version: nodeVersion,
      purl: `pkg:npm/${platform.runtime.name}@${nodeVersion}`,
      licenses: [{ license: { id: "MIT" } }],
    },
    ...(libraries?.packages ?? []).map(({ name, version }) => ({
      type: "library",
      name,
      version,
      purl: `pkg:deb/debian/${encodeURIComponent(name)}@${encodeURIComponent(version)}?arch=${debian}`,
    })),
  );
  bill.metadata.component.name = "schemata";
  delete bill.metadata.timestamp;
  const digest = createHash("sha256").update(JSON.stringify(bill.components)).digest("hex");
  bill.serialNumber = `urn:uuid:${digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-5$3-8$4-$5")}`;
  return `${JSON.stringify(bill, null, 2)}\n`;
}

/** The licence of everything inside, one after another. Throws when a package has none. */
export function licences(root: string, cache: string, libraries: Libraries | undefined): string {
  const texts: [string, string][] = [
    ["Schemata", readFileSync(join(root, "LICENSE"), "utf8")],
    [`Node.js ${nodeVersion}, with all that it is made of`, readFileSync(licenceOfNode(cache), "utf8")],
  ];
  for (const { name, version } of packagesOf(root).components)
    texts.push([`${name} ${version}`, licenceOf(root, name)]);
  const { licenseText } = createRequire(import.meta.url)("spdx-license-list/licenses/PostgreSQL.json");
  texts.push(["PostgreSQL, which runs inside PGlite", licenseText]);
  for (const { name, version, copyright } of libraries?.packages ?? [])
    texts.push([`${name} ${version} (Debian)`, readFileSync(copyright, "utf8")]);
  return texts
    .map(([title, text]) => `${"=".repeat(100)}\n${title}\n${"=".repeat(100)}\n\n${text.trim()}\n`)
    .join("\n");
}

function licenceOf(root: string, name: string): string {
  const directory = join(root, "node_modules", name);
  const file = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry));
  if (file !== undefined) return readFileSync(join(directory, file), "utf8");
  const manifest = JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as {
    license?: string;
    author?: string | { name: string };
  };
  if (manifest.license === undefined || !existsSync(directory)) throw new Error(`${name} says nothing of its licence`);
  const author = typeof manifest.author === "string" ? manifest.author : manifest.author?.name;
  return `${manifest.license}${author === undefined ? "" : `, by ${author}`} (as its package.json says; it brings no text)`;
}
