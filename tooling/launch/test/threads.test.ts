import { describe, expect, test } from "vitest";

import { launch } from "../src/launch.ts";
import { nodes } from "../src/nodes.ts";
import { expectOffThread } from "./support/expect-launch.ts";
import { programPath } from "./support/programs.ts";

const endings = ["end", "exit", "shutdown"];

describe.for(nodes)("%s", ([, node]) => {
  describe.for(["./producer.mjs", "./producer.cjs"])("two threads of the application, each %s", (PRODUCER) => {
    test.for(endings)("at their %s", async (ENDING) => {
      expectOffThread(await launch({ node, args: [programPath("app-with-threads.mjs")], env: { ENDING, PRODUCER } }));
    });
  });

  describe.for(["./app.mjs", "./app.cjs"])("a thread of the application with a pipeline of its own, %s", (APP) => {
    test.for(endings)("at its %s", async (ENDING) => {
      expectOffThread(await launch({ node, args: [programPath("app-in-thread.mjs")], env: { ENDING, APP } }));
    });
  });

  test("telemetry that is loaded first in each thread of the application, and in none of the pipelines", async () => {
    const args = ["--import", "./register.mjs", programPath("app-in-thread.mjs")];
    const env = { APP: "./traced-globally.mjs" };
    const launched = await launch({ node, args, env, cwd: programPath("") });
    const [outer, inner] = launched.reports.toSorted((a, b) => a.counts.accepted - b.counts.accepted);
    expectOffThread({ ...launched, reports: inner === undefined ? [] : [inner] });
    expect(outer?.counts.accepted).toBe(0);
    expect(launched.reports).toHaveLength(2);
    expect(launched.stdout.split("\n").filter((line) => line === "registered")).toHaveLength(2);
  });
});
