import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { expect, test } from "vitest";

import { SequenceRing } from "../src/sequence-ring.ts";

test("what was taken out is not held", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const ring = new SequenceRing<object>();
  const reference = new WeakRef({});
  ring.push(reference.deref() as object, 1, 0);
  ring.push({}, 1, 1);
  ring.shift();
  for (let turn = 0; turn < 20 && reference.deref() !== undefined; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    collect();
  }
  expect(reference.deref()).toBeUndefined();
  expect(ring.length).toBe(1);
});
