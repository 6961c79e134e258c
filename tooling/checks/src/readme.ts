import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join } from "node:path";

import type { Check } from "./check-type.ts";
import { command } from "./command.ts";
import { importedPackages } from "./imported-packages.ts";
import { type MarkdownBlock, markdownBlocks } from "./markdown-block.ts";
import { publishedPackages, root } from "./workspace.ts";

const documents = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "docs/**/*.md",
  "{packages,apps}/*/README.md",
  "tooling/conformance/README.md",
];
const shells = new Set(["sh", "bash", "shell", "console"]);
const install = /\b(?:npm|pnpm|yarn)\s+(?:i|install|add)\s+(.+)$/gm;

/** Under node_modules, so that no other tool takes the blocks for sources, while imports resolve as in this package. */
const home = join(root, "tooling/checks/node_modules/.readme");

const tsconfig = {
  extends: join(root, "tooling/presets/tsconfig.json"),
  compilerOptions: {
    declaration: false,
    isolatedDeclarations: false,
    noUnusedLocals: false,
    noUnusedParameters: false,
  },
  include: ["*.ts"],
};

const namesInstalledBy = (blocks: readonly MarkdownBlock[]): string[] =>
  blocks
    .filter((block) => shells.has(block.language))
    .flatMap((block) => [...block.text.matchAll(install)])
    .flatMap((match) => (match[1] ?? "").split("#", 1).join("").trim().split(/\s+/))
    .filter((word) => !word.startsWith("-"))
    .map((word) => word.replace(/(?<=.)@.*$/, ""));

/** The package a README speaks for, with its peers: whoever reads it has those. */
const namesGivenBy = (document: string): string[] => {
  const directory = join(root, dirname(document));
  const manifest = publishedPackages().find((one) => one.directory === directory)?.manifest;
  return manifest === undefined ? [] : [manifest.name, ...Object.keys(manifest.peerDependencies ?? {})];
};

const importComplaints = (document: string, block: MarkdownBlock, installed: ReadonlySet<string>): string[] =>
  importedPackages(block.text)
    .filter((name) => !isBuiltin(name) && !installed.has(name))
    .map((name) => `${document}:${block.line}: imports ${name}, which no command of the document installs`);

/** Every TypeScript block of the documentation compiles as a module of its own, with what its reader has installed. */
export const readme: Check = async () => {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, "package.json"), JSON.stringify({ type: "module" }));
  writeFileSync(join(home, "tsconfig.json"), JSON.stringify(tsconfig));

  const complaints: string[] = [];
  let count = 0;
  for (const document of globSync(documents, { cwd: root, exclude: ["**/node_modules/**"] })) {
    const blocks = markdownBlocks(readFileSync(join(root, document), "utf8"));
    const installed = new Set([...namesGivenBy(document), ...namesInstalledBy(blocks)]);
    for (const block of blocks.filter(({ language }) => language === "ts")) {
      count += 1;
      if (!document.startsWith("apps/")) complaints.push(...importComplaints(document, block, installed));
      // The blank lines make the compiler's line numbers those of the document.
      const text = "\n".repeat(block.line - 1) + block.text;
      writeFileSync(join(home, `${document.replaceAll("/", "~")}~${block.line}.ts`), text);
    }
  }
  if (count === 0) return { passed: false, output: "Expected ```ts blocks in the documentation, got none" };
  const compiled = await command("tsc", ["-p", home, "--pretty", "false"]);
  return { passed: compiled.passed && complaints.length === 0, output: [...complaints, compiled.output].join("\n") };
};
