import { pathToFileURL } from "node:url";

import { describe, expect, test } from "vitest";

import { launch } from "../src/launch.ts";
import { nodes } from "../src/nodes.ts";
import { expectOffThread } from "./support/expect-launch.ts";
import { programPath } from "./support/programs.ts";

const app = programPath("traced-globally.mjs");
const register = programPath("register.mjs");
const url = pathToFileURL(register).href;
const required = programPath("register.cjs");

// What starts telemetry is loaded before the application, in each of its threads. The pipeline's is none of those.
describe.for(nodes)("%s: telemetry is started once by", ([, node]) => {
  test.for([
    { title: "--import, and a path", args: ["--import", "./register.mjs"] },
    { title: "--import, and a URL", args: [`--import=${url}`] },
    { title: "--require", args: ["--require", required] },
    { title: "-r", args: ["-r", required] },
    { title: "NODE_OPTIONS with --import", NODE_OPTIONS: `--import ${url}` },
    { title: "NODE_OPTIONS with --import in quotes", NODE_OPTIONS: `"--import=${url}" --no-warnings` },
    { title: "NODE_OPTIONS with --require", NODE_OPTIONS: `--require="${required}"` },
    { title: "both", args: [`--import=${url}`], NODE_OPTIONS: `--require ${required}` },
  ])("$title", async ({ args = [], NODE_OPTIONS }) => {
    const env = NODE_OPTIONS === undefined ? {} : { NODE_OPTIONS };
    const launched = await launch({ node, args: [...args, app], env, cwd: programPath("") });
    expectOffThread(launched);
    expect(launched.stdout.split("\n").filter((line) => line === "registered")).toHaveLength(1);
  });
});
