import { expect, test } from "vitest";

import { SequenceRing } from "../src/sequence-ring.ts";
import { collectGarbage } from "./support/collect-garbage.ts";

test("what was taken out is not held", async () => {
  const ring = new SequenceRing<object>();
  const reference = new WeakRef({});
  ring.push(reference.deref() as object, 1, 0);
  ring.push({}, 1, 1);
  ring.shift();
  await collectGarbage();
  expect(reference.deref()).toBeUndefined();
  expect(ring.length).toBe(1);
});
