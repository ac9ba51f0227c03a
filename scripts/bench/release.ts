/**
 * Owns the measure of a release: its size, and its start up to the handshake line against nothing on the same runtime.
 * Must not know how a release is made.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { clientIdentity, managedEnvironment, scratch, start } from "../../test/protocol/plugin.ts";
import { hostPlatform, nameOf } from "../package/platform.ts";
import { type Measure, megabytes, ratio } from "./measure.ts";
import { interleaved } from "./samples.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

const sizeOf = (path: string): number => statSync(path).size;

export const release: Measure = {
  name: "release",
  description: "size of a release, and its start up to the handshake line against node -e 0 of the same runtime",
  async run() {
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
      ];
    } finally {
      directory.remove();
    }
  },
};
