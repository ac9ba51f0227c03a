/**
 * Owns the test that the project names no package registry and no other tool for schemas.
 * Must not know those names itself: it holds their SHA-256, so that it is no exception to its own rule.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filesBelow, root } from "./source.ts";

/** SHA-256 of names in lower case, without punctuation other than the dots of host names. */
const forbidden = new Set(
  `
05b16d11407cc4e4a60df3760a38c1f542c1aefbfaa524e42cedf413a119c3f2
05d92b34ce57b21aeb278058e1978621a9c4a503d68ebef6a077e90c6d226c20
0aeea8003f9d5d3ca1b888fe9a130edf7a099b1838a912249eeb6c6a1010c547
0dc11026ac75c015aaa1deafff4a7a54ef6d0cf6b3c7f9b1d2c8f3502929aa9e
0e10f3b8bb2a1ef311aba90fc1dd1e92b64513ea594607a17d1cd5f79c425792
1055ae5833d9f980bfc19cfc3b85b69dcc9b8ed2fe38273f53255ecabb07469a
10aa1d145349ea58518a840bcdf5aae7e32b795465843b787bf9639fa09bdf0c
379faba16e7f65a057f8b3bd16fb96bcf0b7f370aed5301a22ccb0340a291995
394516c40299b376f045b5ea269b2c3bc6a4dad0535b07072cb041963e26473d
3ca29e55be4befa48f875d24c27f9bed32fe06588819ed6264084b6670a1ebb0
3d2d4027646f4631b7c6484eea77b6888b8e99497efa404ef9b8d19b8becbcc6
403ad425a6be75ebbb5ee0bf20cbb59f0b9a375e83baab2bf540de5a5dd277c0
405bc4b58d736a44f0c421dd237e9b487a894f80b1b65a31403a6381c2bc9e5c
4157909034b391cb3ff6137e36140142a3e31748cacc1931ab457f3b01df5444
424f22be65be224660c3d8a09fcbd6a4e8ca14db6bd2163c81d32077377ee7f9
424f3a78132c26163c53ebc93ae0f52e911486639403cc9bec324fdcb163a29d
46d43b13b63ec7bfce84d59eaf1487549381631bc730c1b23c80c14d38688448
4d7594e57f7d03f35ede2d316cda4cdb7df66b28963738e836a2f16d9fc9eb4d
527d4d8ac7d58f93dc776de795b3b867bb5ee634ab943ef366805381a05ca773
54aec71ca7a521d17cdb6667d3a13e2ccff740138f260ea29a2cc0d3bf62b7e6
590025eede9b87fde5890276098b5e4e88b958e75cf0b43b9a95fdac992d7dca
5996c7ef6c29c4774ace642d357ba902b1d60cb852468c9a2a81cae8b6645a84
5cd04dc6512f5c5771d256b037997dad11066eed0e16aa781d581969b64e03ab
64e016e1ae0bbb98cb25ced3e05843c303df49b3a27e77337e351aba65b08c09
6578749277776f4f0b3cf1c21748158c73f5e58cfc3b500e67efc1b254d73760
6732aaad6f9107db0c4b2af4a14416f2dee39348e6cd4851fa07b3a69c14f92a
67cc9e711e75ee66c6adac6cb1eaf466397c6d03b32c42b12442fd73f64f5b0c
6b56b4fa8715f8c82ace25ff394105964f2b4ac7509647e8535ffdb36b77cbcf
6b863f88d479de59bd14c0ee06f6a34cf7f927aafbad93e2494f9240af100f1d
6f2b249c06c989a6faf10c38c1356bebfdb52d525cdf28b2e6321769c5864759
70bb4000cd2fab03af01fed086c6bf3c2c970f8b8b8001c311028ec3b80e775a
7bd92ea6daa755ad779641d6b79be85ac9c444a15f9d046cb74b5f9c805d2227
7c82602500857aa6ed0cf38c4c3e4ec645bdcaa82c00b9155eb08be100c778a9
8249d2c3468df10e22dbbcd6a3ddd4c6e9dd777783539e319b182bc21c61e682
854c2f4e6dadd77b395daf1f8b5a6a850a7feab1fa11ef90d7ca7bf4db580da2
8743857e3ea00fd1c64bbc68b8af241954ad2c285e7a60340eec7ea5dcb200db
87d14f070cb9686970d008f9f94e668075fd37620381409858bf040ae1271d51
94a80250bd07c70b3a2886ad73000becdd8cd0d4a5c3bffbffed25a47a9e6cc0
969554cf0b1187a3ff1e30a8685471a36ab05d3b841f2a84140acf64dff8b141
97e4de92eba367dbe2030d6e1dd152f1516e1c7209c4160b650160b690695493
99497c84358f2273772f341abe1afbd7005a475ebed857a9aecc02b7353263d8
9d12305a0577a6909d97eb55f981f3f3a62f7619a1edf0f4c4a3cccc5c9f3785
a957bd0b0b00cbd53653f2bdb5083eb374df3c9e8502cb6c404bb81c60450a0c
af689396edacb6b9bd918f35eddb2c69950a1df01edc764f71886523a586105f
b36384f9f1d7bdf1149aaf7839f87c1f3bb136861b80b687dacaa15c6469ff52
b4e304dee3ecd4f9504990b96c59ceabc81d82ad02b8bb2315128e3e7d347b81
c1d31d65a5aac5b46dafb425c58a0a1b90bc153ef9f344e643c06b1a58022bf2
c207ecfcfbc47a0c598d77611b525e768353f2c5bd8335ba20799f680d0747e4
c9d7325e4f48f8a4477169c627040c4b93e55d2153439295b927255287d1a673
ceeea2f3bf066b82e63f5daf23f939a15729fa820c0bcc6de2dce6384726ad28
df1c34710e1f5026450a93bfc9628f3830580f65681dd57b4a2f7f8d2922381d
e3ea99fc680514c5f149303b8acc0c86bf7f6664266aa6cf2e76dd295e225e6d
e80e209d9d9426c28ae682bbd348b3922bd83440476d98e0fb7b206b5e402874
ef295c46a00f158165d7e6bad217119decedb1e53924480c5786d4229ffe0f7a
f05fd6821ad5ed5f497190a8331b0a4b528bd63fe1851892d26c1957949b51a4
f3894cf78dadc03b26206122ea9110da79aa2071a8fd0b693f237f8313ad0eac
f596c5962585a2d54009175429344b4f60d1fdd83eaed4d7935b40e20515a04b
f5a2c75462f07c6cbae1009405455efb028e949080f9a90259ab0bff9f4ba8af
fac1b186738a934a3a31325408c2478b32d6e0b37563a9d5f4a2d32fcaff5bea
fad691c6d9ae77c43a007ead29eea7edae34413791f7e8e2c975f2278c6a939f
fd0c6a9279196963adad509f0c8df13a4d0f048f328ba06ce7e8836e7f4182d6
`
    .trim()
    .split("\n"),
);

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Words, two and three neighbouring words as one, and host names. */
function candidates(line: string): string[] {
  const words = line.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const hosts = line.toLowerCase().match(/[a-z0-9-]+(\.[a-z0-9-]+)+/g) ?? [];
  return [...hosts, ...words.flatMap((_, at) => [1, 2, 3].map((length) => words.slice(at, at + length).join("")))];
}

/** What finds the names of a list in a text, as sentences. */
function finder(hashes: ReadonlySet<string>): (path: string, text: string) => string[] {
  const known = new Map<string, boolean>();
  const isListed = (candidate: string): boolean => {
    const listed = known.get(candidate) ?? hashes.has(hash(candidate));
    known.set(candidate, listed);
    return listed;
  };
  const inLine = (path: string) => (line: string, index: number) =>
    candidates(line)
      .filter(isListed)
      .map((name) => `${path}:${index + 1} ${name}`);
  return (path, text) => text.split("\n").flatMap(inLine(path));
}

test("no file names a package registry or another tool for schemas", () => {
  const paths = filesBelow(".").filter((path) => !/\.(wasm|data|tgz|gz|png)$/.test(path));
  const found = finder(forbidden);
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.flatMap((path) => found(path, readFileSync(join(root, path), "utf8")))).toEqual([]);
});

test("a name is seen, however it is written", () => {
  const found = finder(new Set(["exampletool2", "registry.example.com"].map(hash)));
  const text = "made with Example_Tool-2\nno example\nsee https://registry.example.com/x\nexampletool2s";
  expect(found("a", text)).toEqual(["a:1 exampletool2", "a:3 registry.example.com"]);
});
