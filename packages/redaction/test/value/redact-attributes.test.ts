import { expect, test } from "vitest";

import { redactAttributes } from "../../src/value/redact-attributes.ts";
import { redactionOf, TOKEN } from "../value/support.ts";

test("attributes are copied, in order, and cleaned: keys and values", () => {
  const redaction = redactionOf();
  const attributes = {
    a: "plain",
    api_key: "k",
    [`x.${TOKEN}`]: 1,
    b: [TOKEN],
    c: undefined,
    "gen_ai.request.model": "gpt",
  };
  const before = structuredClone(attributes);
  const clean = redactAttributes(redaction, attributes, "attribute");
  expect(clean).toEqual({
    a: "plain",
    api_key: "[REDACTED]",
    "x.[TEST_TOKEN]": 0,
    b: ["[TEST_TOKEN]"],
    c: undefined,
    "gen_ai.request.model": "gpt",
  });
  expect(Object.keys(clean)).toEqual(["a", "api_key", "x.[TEST_TOKEN]", "b", "c", "gen_ai.request.model"]);
  expect(attributes).toEqual(before);
  expect(redactAttributes(redaction, clean, "attribute")).toEqual(clean);
});

test("keys that are the same once clean are told apart, whatever came before", () => {
  const attributes = { "a@x.test": 1, "[MAIL]": 2, "b@x.test": 3, "[MAIL]_2": 4 };
  const clean = redactAttributes(redactionOf(), attributes, "attribute");
  expect(Object.values(clean)).toEqual([1, 2, 3, 4]);
  expect(Object.keys(clean)[0]).toBe("[MAIL]");
  const late = { "[MAIL]": 1, "a@x.test": 2 };
  expect(redactAttributes(redactionOf(), late, "attribute")).toEqual({ "[MAIL]": 1, "[MAIL]_2": 2 });
});

test("what every object inherits is set as any other key, even where it is frozen", () => {
  const attributes = JSON.parse(`{"__proto__":{"polluted":"${TOKEN}"},"toString":"a","constructor":"b"}`) as object;
  const clean = redactAttributes(redactionOf(), attributes, "attribute");
  expect(Object.keys(clean)).toEqual(["__proto__", "toString", "constructor"]);
  expect(Object.getPrototypeOf(clean)).toBe(Object.prototype);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(JSON.stringify(clean)).toBe('{"__proto__":{"polluted":"[TEST_TOKEN]"},"toString":"a","constructor":"b"}');
});

test("only what is its own and can be enumerated is read, and what throws is withheld", () => {
  const redaction = redactionOf();
  const attributes = Object.create({ inherited: TOKEN }) as Record<string, unknown>;
  Object.defineProperty(attributes, "hidden", { value: TOKEN, enumerable: false });
  Object.defineProperty(attributes, "throws", {
    enumerable: true,
    get: () => {
      throw new Error(TOKEN);
    },
  });
  attributes["last"] = "x";
  expect(redactAttributes(redaction, attributes, "attribute")).toEqual({ throws: "[WITHHELD]", last: "x" });
  expect(redaction.record.withheldFor).toEqual({ unreadable: 1 });
});
