import { expect, it } from "vitest";

import { BoundedMap } from "../../src/cost/bounded-map.ts";

it("forgets what came first when it is full", () => {
  const map = new BoundedMap<number>(2);
  map.set("a", 1);
  map.set("b", 2);
  map.set("b", 3);
  expect([map.get("a"), map.get("b"), map.get("c")]).toEqual([1, 3, undefined]);
  map.set("c", 4);
  expect([map.get("a"), map.get("b"), map.get("c")]).toEqual([undefined, 3, 4]);
  map.clear();
  expect([map.get("b"), map.get("c")]).toEqual([undefined, undefined]);
});
