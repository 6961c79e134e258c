import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EntryObject } from "webpack";

import { launch } from "../src/launch.ts";
import { nodes } from "../src/nodes.ts";
import { OutputFolder } from "../src/output-folder.ts";
import { webpackBundle, type WebpackMessages } from "../src/webpack-bundle.ts";
import { expectInline, expectOffThread } from "./support/expect-launch.ts";
import { programPath } from "./support/programs.ts";

/** What a build may take on a busy machine. */
const LIMIT_MS = 60_000;

const context = programPath("bundled");

const pipelineAs = (type: "module" | "commonjs2"): EntryObject => ({
  pipeline: { import: "./pipeline.js", library: { type } },
});

describe("webpack makes ES modules", () => {
  const folder = new OutputFolder("module");
  let messages: WebpackMessages;
  afterAll(() => folder[Symbol.dispose]());

  beforeAll(async () => {
    messages = await webpackBundle({
      context,
      experiments: { outputModule: true },
      entry: { app: "./app.js", ...pipelineAs("module") },
      output: { module: true, chunkFormat: "module", filename: "[name].js", path: folder.path },
    });
  }, LIMIT_MS);

  test("without a word", () => {
    expect(messages).toEqual({ errors: [], warnings: [] });
  });

  test.for(nodes)("%s: the pipeline is an entry of its own", async ([, node]) => {
    expectOffThread(await launch({ node, args: [folder.file("app.js")] }));
  });
});

describe("webpack makes CommonJS", () => {
  const folder = new OutputFolder("commonjs");
  let messages: WebpackMessages;
  afterAll(() => folder[Symbol.dispose]());

  beforeAll(async () => {
    messages = await webpackBundle({
      context,
      entry: {
        app: "./app.js",
        "app-for-commonjs": "./app-for-commonjs.js",
        "app-without-comment": "./app-without-comment.js",
        ...pipelineAs("commonjs2"),
      },
      output: { path: folder.path },
    });
  }, LIMIT_MS);

  test("without a word", () => {
    expect(messages).toEqual({ errors: [], warnings: [] });
  });

  describe.for(nodes)("%s", ([, node]) => {
    test.for(["app", "app-for-commonjs"])("the pipeline is an entry of its own: %s", async (app) => {
      expectOffThread(await launch({ node, args: [folder.file(`${app}.js`)] }));
    });

    // Without the comment, webpack copies the pipeline as it is, and nothing of what that imports.
    test("the pipeline is taken for an asset: the fallback runs, and one line says why", async () => {
      const args = [folder.file("app-without-comment.js")];
      expectInline(await launch({ node, args, env: { ENDING: "shutdown" } }), {
        log: [expect.stringMatching(/^The pipeline runs in the application's own thread: Cannot find package/)],
      });
    });
  });
});
