import { describe, test } from "vitest";

import { launch } from "../src/launch.ts";
import { nodes } from "../src/nodes.ts";
import { expectOffThread } from "./support/expect-launch.ts";
import { programPath } from "./support/programs.ts";

const mixtures = [
  ["ES modules and a pipeline in CommonJS", "app.mjs", "pipeline.cjs"],
  ["CommonJS and a pipeline in ES modules", "app.cjs", "pipeline.mjs"],
  ["CommonJS, and a pipeline as compilers write it", "app.cjs", "pipeline-exports-default.cjs"],
] as const;

const pure = [
  ["ES modules", "app.mjs", "pipeline.mjs"],
  ["CommonJS", "app.cjs", "pipeline.cjs"],
] as const;

describe.for(nodes)("%s", ([, node]) => {
  test.for(mixtures)("%s", async ([, app, pipeline]) => {
    expectOffThread(await launch({ node, args: [programPath(app)], telemetry: { PIPELINE: `./${pipeline}` } }));
  });

  describe.for(pure)("%s", ([, app, pipeline]) => {
    test.for(["end", "exit", "shutdown"])("at the %s of the application", async (ENDING) => {
      const telemetry = { PIPELINE: `./${pipeline}` };
      expectOffThread(await launch({ node, args: [programPath(app)], env: { ENDING }, telemetry }));
    });
  });
});
