/**
 * Owns the measure of a release: its size, and its start up to the handshake line against nothing on the same runtime.
 * Must not know how a release is made.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { clientIdentity, managedEnvironment, scratch, start } from "../../test/protocol/plugin.ts";
import type { Measure } from "./measure.ts";
import { interleaved } from "./samples.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const platform = `${process.platform}_${process.arch === "x64" ? "amd64" : process.arch}`;

const sizeOf = (path: string): number => statSync(path).size;

export const release: Measure = {
  name: "release",
  description: "size of a release, and its start up to the handshake line against node -e 0 of the same runtime",
  async run() {
    const directory = scratch();
    try {
      const into = join(directory.path, "release");
      const script = ["--import", "tsx", "scripts/package.ts", "--platform", platform, "--into", into];
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
      const relation = taken.provider / taken.node;
      const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
      return [
        {
          name: "release-size",
          value: megabytes(sizeOf(join(into, archive as string))),
          numbers: `unpacked ${megabytes(whole)}, ${files.length} files`,
        },
        {
          name: "release-handshake",
          value: relation.toFixed(2),
          goal: { text: "≤ 1.3", met: relation <= 1.3 },
          numbers: `provider ${Math.round(taken.provider)} ms, node -e 0 ${Math.round(taken.node)} ms`,
        },
      ];
    } finally {
      directory.remove();
    }
  },
};
