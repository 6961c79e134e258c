import { describe, expect, test } from "vitest";

import { launch } from "../src/launch.ts";
import { nodes } from "../src/nodes.ts";
import { expectInline, expectLost, expectOffThread } from "./support/expect-launch.ts";
import { programPath } from "./support/programs.ts";

const args = [programPath("app.mjs")];

const moduleOf = (text: string): string => `data:text/javascript,${encodeURIComponent(text)}`;

const pipelines = [
  ["a file that is gone", "./not-there.mjs", "Cannot find module"],
  ["a URL that nobody can load", "https://localhost/pipeline.mjs", "Only URLs with a scheme in"],
  ["a module that throws when it is imported", moduleOf('throw new Error("no database")'), "no database"],
  ["a module that is none", moduleOf("export default ;"), "Unexpected token"],
  ["a module without a default export", moduleOf("export const x = 1"), "Expected the pipeline module to export"],
  ["a module with another one", moduleOf("export default {}"), "Expected the pipeline module to export"],
  ["a factory that throws", moduleOf('export default () => { throw new Error("no region") }'), "no region"],
  ["a factory that rejects", moduleOf('export default async () => { throw new Error("no region") }'), "no region"],
  [
    "a factory that throws what is no error",
    moduleOf("export default () => { throw 1 }"),
    "something that is no error",
  ],
  ["a factory that gives nothing", moduleOf("export default () => {}"), "Expected the pipeline to be a span processor"],
] as const;

const line = (start: string, rest: string): unknown => expect.stringMatching(new RegExp(`^${start}.*${rest}`));

const lossOf = (reason: string): readonly unknown[] => [
  line("Losing spans since ", `: ${reason}`),
  line("Lost 100 spans since ", `: ${reason}`),
];

describe.for(nodes)("%s", ([, node]) => {
  describe.for(pipelines)("%s", ([, PIPELINE, reason]) => {
    test("with a fallback, that runs in the application's thread, and one line says why", async () => {
      const launched = await launch({
        node,
        args,
        env: { ENDING: "shutdown" },
        telemetry: { PIPELINE, FALLBACK: "yes" },
      });
      expectInline(launched, { log: [line("The pipeline runs in the application's own thread: ", reason)] });
    });

    test("without one, all spans are lost, and one line says why", async () => {
      const launched = await launch({ node, args, env: { ENDING: "shutdown" }, telemetry: { PIPELINE } });
      const log = [line("The pipeline cannot run, and all spans are lost: ", reason), ...lossOf("stage_failed")];
      expectLost(launched, "stage_failed", { log });
      for (const text of launched.reports[0]?.log ?? []) expect(text.length).toBeLessThan(1000);
    });
  });

  test("and where the application ends before anybody knows, one line says why as well", async () => {
    const launched = await launch({ node, args, telemetry: { PIPELINE: "./not-there.mjs", FALLBACK: "yes" } });
    const why = line("The pipeline cannot run ", "Cannot find module");
    expectLost(launched, "shutdown", { log: [why, ...lossOf("shutdown")] });
  });

  test("a factory that takes its time is waited for", async () => {
    expectOffThread(await launch({ node, args, telemetry: { PIPELINE: "./factory-is-async.mjs" } }));
  });
});
