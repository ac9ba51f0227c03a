/**
 * Owns the measure of a release: its size, its start up to the handshake line against nothing on the same runtime, and a plan without
 * changes against one of a provider in Go, where there is Go.
 * Must not know how a release is made.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { clientIdentity, managedEnvironment, scratch, start } from "../../test/protocol/plugin.ts";
import { hostPlatform, nameOf } from "../package/platform.ts";
import { type Measure, megabytes, memoryLine, type Result, ratio, seconds } from "./measure.ts";
import { peakOfProvider } from "./peak.ts";
import { type Place, planNothing } from "./place.ts";
import { makePlainProvider, plainText } from "./plain-provider.ts";
import { interleaved } from "./samples.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

const sizeOf = (path: string): number => statSync(path).size;

export const release: Measure = {
  name: "release",
  description:
    "size of a release, its start up to the handshake line against node -e 0 of the same runtime, its plan without changes against a provider in Go",
  async run(place) {
    const host = hostPlatform();
    if (host === undefined) return [{ name: "release", value: "not measured", numbers: "none is made for this host" }];
    const directory = scratch();
    try {
      const into = join(directory.path, "release");
      const script = ["--import", "tsx", "scripts/package.ts", "--platform", nameOf(host), "--into", into];
      execFileSync(process.execPath, script, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
      const archive = readdirSync(into).find((name) => name.startsWith("terraform-provider-") && name.endsWith(".zip"));
      const unpacked = join(directory.path, "unpacked");
      mkdirSync(unpacked);
      execFileSync("unzip", ["-q", join(into, archive as string), "-d", unpacked]);
      const files = readdirSync(unpacked, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      const whole = files.reduce((sum, { parentPath, name }) => sum + sizeOf(join(parentPath, name)), 0);
      const program = join(
        unpacked,
        readdirSync(unpacked).find((name) => name.startsWith("terraform-provider-")) as string,
      );
      const libraries = join(unpacked, "lib");
      const loader =
        process.platform === "linux" ? readdirSync(libraries).find((name) => name.startsWith("ld-")) : undefined;
      const node = join(unpacked, "node");
      const [command, ...args] =
        loader === undefined ? [node] : [join(libraries, loader), "--library-path", libraries, node];
      const environment = managedEnvironment(clientIdentity(directory.path));
      const taken = await interleaved(21, {
        node: async () => {
          await start(command as string, {}, [...args, "-e", "0"]).exit;
        },
        provider: async () => {
          const started = start(program, environment);
          await started.firstLine;
          started.child.kill("SIGTERM");
        },
      });
      const inMegabytes = (bytes: number): string => megabytes(bytes / 1e6);
      return [
        {
          name: "release-size",
          value: inMegabytes(sizeOf(join(into, archive as string))),
          numbers: `unpacked ${inMegabytes(whole)}, ${files.length} files`,
        },
        ratio(
          "release-handshake",
          taken.provider / taken.node,
          1.3,
          `provider ${Math.round(taken.provider)} ms, node -e 0 ${Math.round(taken.node)} ms`,
        ),
        ...(await plans(place, join(into, archive as string), join(directory.path, "mirror"))),
      ];
    } finally {
      directory.remove();
    }
  },
};

/** Both providers from one mirror, ours packed as a registry has it. */
async function plans(place: Place, archive: string, mirror: string): Promise<readonly Result[]> {
  const own = join(mirror, "registry.terraform.io/schemata/schemata");
  mkdirSync(own, { recursive: true });
  copyFileSync(archive, join(own, basename(archive)));
  const why = await makePlainProvider(mirror);
  if (why !== undefined) return [{ name: "release-plan", value: "not measured", numbers: why }];
  const workspaces = await place.fromMirror(mirror, plainText);
  const taken = await interleaved(5, {
    own: () => planNothing(workspaces.own),
    other: () => planNothing(workspaces.other),
  });
  const peak = await peakOfProvider(workspaces.own.directory, () => planNothing(workspaces.own));
  return [
    ratio(
      "release-plan",
      taken.own / taken.other,
      1.5,
      `plan without changes: one table ${seconds(taken.own)}, a provider in Go that holds one text ${seconds(taken.other)}`,
    ),
    peak === undefined
      ? { name: "release-memory", value: "not measured", numbers: "only Linux tells a process's peak" }
      : memoryLine("release-memory", peak, 150, "plan without changes of one table"),
  ];
}
