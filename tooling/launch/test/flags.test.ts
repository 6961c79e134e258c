import { pathToFileURL } from "node:url";

import { describe, expect, test } from "vitest";

import { launch } from "../src/launch.ts";
import { nodes } from "../src/nodes.ts";
import { expectInline, expectOffThread } from "./support/expect-launch.ts";
import { programPath } from "./support/programs.ts";

const app = programPath("app.mjs");
const appUrl = pathToFileURL(app).href;

const PERMISSIONS = ["--permission", "--allow-fs-read=*", "--allow-worker"];

// The application is there until all is done: what a thread says on stderr comes through it.
const env = { ENDING: "shutdown" };

describe.for(nodes)("%s", ([name, node]) => {
  const isOldest = name !== "Node.js 24";

  test.for([
    ["--max-old-space-size=256", "--expose-gc"],
    ["--enable-source-maps"],
    ["--no-warnings"],
    ["--trace-warnings", "--trace-uncaught"],
    ["--conditions=x"],
    ["-C", "x"],
    ["--stack-trace-limit=5"],
    ["--stack-size=800", "--interpreted-frames-native-stack"],
    ["--title=an application", "--use-openssl-ca"],
    ["--use-system-ca"],
    ["--disable-proto=delete"],
    ["--disallow-code-generation-from-strings"],
    ["--no-addons", "--no-global-search-paths"],
    ["--throw-deprecation", "--unhandled-rejections=strict"],
    ["--preserve-symlinks-main"],
    ["--no-experimental-detect-module", "--no-experimental-require-module"],
    ["--experimental-vm-modules", "--no-deprecation", "--report-on-fatalerror"],
  ])("%j", async (flags) => {
    expectOffThread(await launch({ node, args: [...flags, app], env }));
  });

  // Of these Node.js itself tells, or V8.
  test.for([
    ["--inspect=0"],
    ["--frozen-intrinsics"],
    ...(isOldest ? [["--experimental-default-type=module"]] : [["--jitless"]]),
  ])("%j, and what is told of it", async (flags) => {
    expectOffThread(await launch({ node, args: [...flags, app], env }), { saysMore: true });
  });

  test.for([
    ["--eval", `import(${JSON.stringify(appUrl)})`],
    ["--input-type=module", "--eval", `await import(${JSON.stringify(appUrl)})`],
    ["--no-warnings", "-p", `import(${JSON.stringify(appUrl)}), 1`],
  ])("a program that is %j", async (args) => {
    expectOffThread(await launch({ node, args, env }));
  });

  test.for([
    "--max-old-space-size=256 --stack-trace-limit=5",
    '--title="an application" --no-warnings',
    String.raw`--title="a \"quoted\" title" --conditions="x y"`,
    "--conditions x --conditions=y",
    "--no_warnings",
    `--disable-warning=ExperimentalWarning "--conditions=a b"`,
  ])("NODE_OPTIONS='%s'", async (NODE_OPTIONS) => {
    expectOffThread(await launch({ node, args: [app], env: { ...env, NODE_OPTIONS } }));
  });

  describe("the permission model", () => {
    test("without threads: the pipeline runs in the application's, and one line says why", async () => {
      const args = ["--permission", "--allow-fs-read=*", app];
      const launched = await launch({ node, args, env });
      expectInline(launched, {
        log: [expect.stringMatching(/^The pipeline runs in the application's own thread: Access to this API has been/)],
      });
    });

    test("with threads", async () => {
      expectOffThread(await launch({ node, args: [...PERMISSIONS, app], env }), { saysMore: true });
    });

    test.for([
      { title: "by flags", args: PERMISSIONS },
      { title: "by NODE_OPTIONS", NODE_OPTIONS: PERMISSIONS.join(" ") },
      { title: "without, for comparison", permitted: true },
    ])("the pipeline may do what the application may: $title", async ({ args = [], NODE_OPTIONS, permitted }) => {
      const options = NODE_OPTIONS === undefined ? {} : { NODE_OPTIONS };
      const telemetry = { PIPELINE: "./pipeline-that-writes.mjs" };
      const launched = await launch({ node, args: [...args, app], env: { ...env, ...options }, telemetry });
      expectOffThread(launched, { saysMore: true, log: [permitted === true ? "written" : "ERR_ACCESS_DENIED"] });
    });
  });
});
