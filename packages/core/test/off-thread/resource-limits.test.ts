import type { ResourceLimits } from "node:worker_threads";

import { describe, expect, test } from "vitest";

import { OffThreadSpanProcessor } from "../../src/index.ts";

/** A pipeline that says what its thread may have, and is otherwise none. */
const pipeline = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { resourceLimits } from "node:worker_threads";
    const done = () => Promise.resolve();
    export default (options, { log }) => {
      log(JSON.stringify(resourceLimits));
      return { onStart() {}, onEnd() {}, forceFlush: done, shutdown: done };
    };
  `)}`,
);

const limitsOf = async (options: { resourceLimits?: ResourceLimits }): Promise<ResourceLimits> => {
  const lines: string[] = [];
  const processor = new OffThreadSpanProcessor({ pipeline, log: (line) => lines.push(line), ...options });
  await processor.forceFlush();
  await processor.shutdown();
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] as string) as ResourceLimits;
};

describe("the heap of the pipeline's thread", () => {
  test("has a small young generation, and is otherwise as Node.js has it", async () => {
    const { maxYoungGenerationSizeMb, maxOldGenerationSizeMb } = await limitsOf({});
    expect(maxYoungGenerationSizeMb).toBe(8);
    expect(maxOldGenerationSizeMb).toBeGreaterThan(256);
  });

  test("keeps it beside limits of the application's", async () => {
    expect(await limitsOf({ resourceLimits: { maxOldGenerationSizeMb: 64 } })).toMatchObject({
      maxYoungGenerationSizeMb: 8,
      maxOldGenerationSizeMb: 64,
    });
  });

  test("is as large as the application says", async () => {
    expect(await limitsOf({ resourceLimits: { maxYoungGenerationSizeMb: 24 } })).toMatchObject({
      maxYoungGenerationSizeMb: 24,
    });
  });

  test.each([null, 64, "64"])("takes no %j for limits", (resourceLimits) => {
    expect(() => new OffThreadSpanProcessor({ pipeline, resourceLimits: resourceLimits as never })).toThrow(
      /Expected `resourceLimits` to be an object as Worker of Node.js takes it, got/,
    );
  });
});
