import fc from "fast-check";
import { expect, test, vi } from "vitest";

import { createRedactor } from "../../src/create-redactor.ts";
import { GenerationalCache } from "../../src/keys/generational-cache.ts";
import { keySegments } from "../../src/keys/key-segments.ts";
import { Scanner } from "../../src/scan/scanner.ts";
import { redactAttributes } from "../../src/value/redact-attributes.ts";
import { redactionOf, TOKEN } from "../value/support.ts";

test.for([
  ["x-api-key", ["x", "api", "key"]],
  ["xApiKey", ["x", "api", "key"]],
  ["X_API_KEY", ["x", "api", "key"]],
  ["x.APIKey", ["x", "api", "key"]],
  ["a[0].b/c:d e", ["a", "0", "b", "c", "d", "e"]],
  ["HTTPServerURL2Go", ["http", "server", "url", "2", "go"]],
  ["gen_ai.usage.input_tokens", ["gen", "ai", "usage", "input", "tokens"]],
  ["größeÄndern", ["größe", "ändern"]],
  ["pass\u00adwo\u200brd\u2060", ["password"]],
  ["..", []],
] as const)("the segments of %s", ([key, segments]) => {
  expect(keySegments(key)).toEqual(segments);
});

test("keys in which something is found are cleaned and counted each time; others are remembered", () => {
  const redaction = redactionOf();
  expect(redaction.keys.facts(`a.${TOKEN}`).key).toBe("a.[TEST_TOKEN]");
  expect(redaction.keys.facts(`a.${TOKEN}`).key).toBe("a.[TEST_TOKEN]");
  expect(redaction.record.replacedBy).toEqual({ "test-token": 2 });
  expect(redaction.keys.facts("a.b")).toBe(redaction.keys.facts("a.b"));
  expect(redaction.keys.facts("long.".repeat(60))).not.toBe(redaction.keys.facts("long.".repeat(60)));
});

test("a key tells something by a word in it, not by a mark", () => {
  const redactor = createRedactor();
  const scans = vi.spyOn(Scanner.prototype, "scan");
  const scannedWith = (key: string): boolean => {
    redactor.attributes({ [key]: "first" });
    scans.mockClear();
    redactor.attributes({ [key]: "something else" });
    return scans.mock.calls.some(([text]) => text.startsWith(`${key}=`));
  };
  expect(scannedWith("aws.request_id")).toBe(true);
  expect(scannedWith("order.created_at")).toBe(false);
  expect(scannedWith("service-b:0")).toBe(false);
  scans.mockRestore();
});

test("content has its own limit", () => {
  const { keys } = redactionOf({ maxValueLength: 10, maxContentLength: 20 });
  expect(keys.facts("app.data").maxLength).toBe(10);
  expect(keys.facts("input.value").maxLength).toBe(20);
});

test("an own rule goes before the conventions only if it names all of a key", () => {
  const { keys } = redactionOf({ keys: ["user.id", "conversation", "member_no"] });
  expect(keys.facts("user.id").sensitive).toBe(true);
  expect(keys.facts("gen_ai.conversation.id").sensitive).toBe(false);
  expect(keys.facts("my.conversation.id").sensitive).toBe(true);
  expect(keys.facts("app.memberNo").sensitive).toBe(true);
  expect(keys.isSensitive("memberNo")).toBe(true);
  expect(keys.isSensitive("member")).toBe(false);
  expect(keys.isSensitive("member")).toBe(false);
});

test("addresses of machines stay under keys that name machines", () => {
  const redaction = redactionOf();
  const attributes = { "server.address": "10.0.0.1", "host.ip": ["10.0.0.2"], "client.address": "10.0.0.3" };
  expect(redactAttributes(redaction, attributes, "resource")).toEqual({ ...attributes, "client.address": "[IP]" });
});

test("a cache of two generations forgets what is not asked for", () => {
  const cache = new GenerationalCache<number>(3);
  for (let index = 0; index < 3; index += 1) cache.set(`k${index}`, index);
  cache.set("k3", 3);
  expect(cache.get("k0")).toBe(0);
  cache.set("k4", 4);
  cache.set("k5", 5);
  expect([cache.get("k1"), cache.get("k2")]).toEqual([undefined, undefined]);
  expect([cache.get("k0"), cache.get("k3"), cache.get("k5")]).toEqual([0, 3, 5]);
  expect(cache.get("none")).toBeUndefined();
});

test("facts are the same whatever was asked before", () => {
  const remembering = redactionOf();
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom("token", "a", "input.value", "host.ip", TOKEN)),
      (key) => {
        const { seen: _, ...facts } = remembering.keys.facts(key);
        expect(redactionOf().keys.facts(key)).toMatchObject(facts);
        expect(remembering.keys.isSensitive(key)).toBe(redactionOf().keys.isSensitive(key));
      },
    ),
  );
});
