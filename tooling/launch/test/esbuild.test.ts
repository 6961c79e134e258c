import { build, type BuildOptions, type BuildResult } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { launch } from "../src/launch.ts";
import { nodes } from "../src/nodes.ts";
import { OutputFolder } from "../src/output-folder.ts";
import { expectOffThread } from "./support/expect-launch.ts";
import { programPath } from "./support/programs.ts";

/** What a build may take on a busy machine. */
const LIMIT_MS = 60_000;

const builds: readonly (readonly [title: string, app: string, options: BuildOptions])[] = [
  ["ES modules", "app", { format: "esm" }],
  ["ES modules, minified, with source maps", "app", { format: "esm", minify: true, sourcemap: true }],
  ["ES modules, with shared chunks", "app", { format: "esm", splitting: true }],
  ["CommonJS", "app-for-commonjs", { format: "cjs" }],
  ["CommonJS, minified, names kept", "app-for-commonjs", { format: "cjs", minify: true, keepNames: true }],
];

describe.for(builds)("esbuild: %s", ([, app, options]) => {
  const folder = new OutputFolder(options.format === "esm" ? "module" : "commonjs");
  let result: BuildResult;
  afterAll(() => folder[Symbol.dispose]());

  beforeAll(async () => {
    result = await build({
      entryPoints: [programPath(`bundled/${app}.js`), programPath("bundled/pipeline.js")],
      outdir: folder.path,
      bundle: true,
      platform: "node",
      target: "node22",
      logLevel: "silent",
      ...options,
    });
  }, LIMIT_MS);

  test("without a word", () => {
    expect(result).toMatchObject({ errors: [], warnings: [] });
  });

  test.for(nodes)("%s", async ([, node]) => {
    const args = options.sourcemap === true ? ["--enable-source-maps"] : [];
    expectOffThread(await launch({ node, args: [...args, folder.file(`${app}.js`)] }));
  });
});
