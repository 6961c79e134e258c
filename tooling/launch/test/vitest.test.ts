import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { CollectorServer } from "@sideband/testing-utils";
import { expect, test } from "vitest";

import { nodes } from "../src/nodes.ts";
import { runProgram } from "../src/run-program.ts";

const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
const cwd = fileURLToPath(new URL("projects/vitest", import.meta.url));

// The oldest Node.js reads TypeScript only when it is told, in a thread as well.
const optionsOf = (name: string): string =>
  name === "Node.js 24" ? "" : "--experimental-strip-types --disable-warning=ExperimentalWarning";

const names = ["forks", "threads", "vmThreads"].flatMap((pool) =>
  ["forceFlush", "shutdown"].flatMap((ending) =>
    Array.from({ length: 100 }, (_, index) => `${pool} ${ending} ${index + 1}`),
  ),
);

test.for(nodes)("%s: in each of the pools, with a pipeline in TypeScript", async ([name, node]) => {
  await using collector = await CollectorServer.start();
  const env = { COLLECTOR_URL: collector.tracesUrl, NODE_OPTIONS: optionsOf(name) };
  const { code, signal, stdout, stderr } = await runProgram({ node, args: [vitest, "run"], env, cwd });
  expect({ code, signal, stderr }, stdout).toEqual({ code: 0, signal: null, stderr: "" });
  expect(stdout).toContain("6 passed");
  expect(
    collector
      .spans()
      .map((span) => span.name)
      .toSorted(),
  ).toEqual(names.toSorted());
  expect(new Set(collector.requests().map(({ headers }) => headers["x-apart"]))).toEqual(new Set(["true"]));
});
