import { expect, test } from "vitest";

import { createRedactor } from "../../src/create-redactor.ts";

test("what may stay where machines are named is not remembered for where they are not", () => {
  const { attributes } = createRedactor();
  const address = "203.0.113.77";
  expect(attributes({ "server.address": { "auth.note": address } as never })).toEqual({
    "server.address": { "auth.note": address },
  });
  expect(attributes({ "auth.note": address })).toEqual({ "auth.note": "[IP]" });
});

test("a proxy that was revoked is withheld, and nothing beside it", () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const redactor = createRedactor();
  expect(redactor.attributes({ gone: proxy as never, stays: "x" })).toEqual({ gone: "[WITHHELD]", stays: "x" });
  expect(redactor.counts().withheld).toEqual([{ reason: "unreadable", surface: "attribute", count: 1 }]);
});

test("a set that never ends is cut", () => {
  class Endless extends Set<string> {
    override *[Symbol.iterator](): SetIterator<string> {
      for (let count = 0; ; count += 1) yield `x${count}`;
    }
  }
  const redactor = createRedactor({ maxContentLength: 100 });
  const { endless } = redactor.attributes({ endless: new Endless() as never }) as unknown as { endless: Set<string> };
  expect(endless.size).toBeLessThan(10_000);
  expect(redactor.counts().cut).toEqual([{ surface: "attribute", count: 1 }]);
});
