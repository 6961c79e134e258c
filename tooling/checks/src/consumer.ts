import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Check, Verdict } from "./check-type.ts";
import { command } from "./command.ts";
import { type SdkLine, tracing } from "./consumer-trace.ts";
import { nodes } from "./nodes.ts";
import { scratch } from "./scratch.ts";
import { tarballs } from "./tarballs.ts";
import { importSpecifiers, type Manifest, publishedPackages, root, type WorkspacePackage } from "./workspace.ts";

const api = "@opentelemetry/api";

/** TypeScript 7 and 6. */
const compilers = ["tsc", "tsc6"];

const installedVersion = (from: string, name: string): string => {
  const path = join(root, from, "node_modules", name, "package.json");
  return (JSON.parse(readFileSync(path, "utf8")) as Manifest).version;
};

const importing = `
const names = {};
for (const specifier of process.argv.slice(2)) names[specifier] = Object.keys(await import(specifier)).sort();
console.log(JSON.stringify(names));
`;

const requiring = `
const names = {};
for (const specifier of process.argv.slice(2)) names[specifier] = Object.keys(require(specifier)).sort();
console.log(JSON.stringify(names));
`;

const compilerOptions = {
  target: "es2022",
  lib: ["es2022"],
  module: "nodenext",
  types: ["node"],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  noEmit: true,
};

/** An application outside the workspace that installed these packages from their tarballs. */
const settle = async (name: string, line: SdkLine, packages: readonly WorkspacePackage[]): Promise<string> => {
  const home = scratch.directory(name);
  const packed = await tarballs();
  const ours = Object.fromEntries([...packed].map(([one, path]) => [one, `file:${path}`]));
  const dependencies = {
    ...Object.fromEntries(packages.map(({ manifest }) => [manifest.name, ours[manifest.name]])),
    [api]: line.api,
    [line.sdk]: line.version,
    "@types/node": installedVersion("", "@types/node"),
  };
  const write = (file: string, text: string): void => writeFileSync(join(home, file), text);
  write("package.json", JSON.stringify({ name: "consumer", private: true, type: "module", dependencies }));
  write("pnpm-workspace.yaml", JSON.stringify({ overrides: ours }));
  write("import.mjs", importing);
  write("require.cjs", requiring);
  write("trace.mjs", tracing(line));
  write("tsconfig.json", JSON.stringify({ compilerOptions, files: ["consumer.ts"] }));
  const specifiers = packages.flatMap(importSpecifiers);
  const imports = specifiers.map((specifier, index) => `import * as m${index} from ${JSON.stringify(specifier)};`);
  write(
    "consumer.ts",
    [...imports, `export const modules = [${imports.map((_, index) => `m${index}`).join(", ")}];`].join("\n"),
  );
  const { passed, output } = await command("pnpm", ["install", "--prefer-offline", "--ignore-scripts"], { cwd: home });
  if (!passed) throw new Error(`The tarballs could not be installed\n${output}`);
  return home;
};

/** Nothing but the script's own line may appear: a warning or a log line at import is a defect. */
const load = async (home: string, node: string, script: string, specifiers: readonly string[]): Promise<Verdict> => {
  const { passed, output } = await command(node, [script, ...specifiers], { cwd: home });
  if (!passed || !/^\{.*\}\n$/.test(output)) return { passed: false, output: `${node} ${script}\n${output}` };
  const empty = Object.entries(JSON.parse(output) as Record<string, string[]>).filter(
    ([, names]) => names.length === 0,
  );
  return { passed: empty.length === 0, output: empty.length === 0 ? output : `${empty.join(", ")} exports nothing` };
};

/** What the receiver got, what the ledger says: all spans, and none unaccounted for. */
const TRACED = '{"accepted":1000,"exported":1000,"received":1000,"lost":0}\n';

const use = async (name: string, line: SdkLine, packages: readonly WorkspacePackage[]): Promise<string[]> => {
  const home = await settle(name, line, packages);
  const specifiers = packages.flatMap(importSpecifiers);
  const complaints: string[] = [];
  for (const node of nodes()) {
    const imported = await load(home, node, "import.mjs", specifiers);
    const required = await load(home, node, "require.cjs", specifiers);
    for (const { passed, output } of [imported, required]) if (!passed) complaints.push(output);
    if (imported.passed && required.passed && imported.output !== required.output) {
      complaints.push(`import and require give different names on ${node}\n${imported.output}${required.output}`);
    }
    const traced = await command(node, ["trace.mjs"], { cwd: home });
    if (!traced.passed || traced.output !== TRACED) complaints.push(`${node} trace.mjs\n${traced.output}`);
  }
  for (const compiler of compilers) {
    const compiled = await command(compiler, ["-p", ".", "--pretty", "false"], { cwd: home });
    if (!compiled.passed) complaints.push(`${compiler}\n${compiled.output}`);
  }
  return complaints.map((complaint) => `With ${line.sdk} ${line.version}: ${complaint}`);
};

const lineOf = (home: string, sdk: string, provider: string): SdkLine => ({
  api: installedVersion(home, api),
  sdk,
  version: installedVersion(home, sdk),
  provider,
});

/** Packed, installed, imported, required, compiled against and used outside the workspace, over both SDK lines. */
export const consumer: Check = async () => {
  const packages = publishedPackages();
  const older = packages.filter(({ manifest }) => manifest.peerDependencies?.[api] !== "^1.10.0");
  const line3 = lineOf("tooling/sdk-3", "@opentelemetry/sdk-trace", "TracerProvider");
  const line2 = lineOf("tooling/sdk-2", "@opentelemetry/sdk-trace-base", "BasicTracerProvider");
  const complaints = [...(await use("line-3", line3, packages)), ...(await use("line-2", line2, older))];
  return { passed: complaints.length === 0, output: complaints.join("\n\n") };
};
