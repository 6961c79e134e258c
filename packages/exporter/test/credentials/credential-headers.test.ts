import { setImmediate as turn } from "node:timers/promises";

import { describe, expect, test } from "vitest";

import { NEVER } from "../support/http-sender.ts";
import { makeResolver } from "./support/make-resolver.ts";

const env = { OTLP_USER: "me", OTLP_PASSWORD: "pass}word{{" };

describe("a template", () => {
  test.each([
    ["{user}", "me"],
    ["Basic {user}:{password}", "Basic me:pass}word{{"],
    ["{user}{user}", "meme"],
    ["no placeholder", "no placeholder"],
    ["", ""],
    ["{{user}}", "{user}"],
    ["{{{user}}}", "{me}"],
    ["}}{user}{{", "}me{"],
    ["{USER}", "me"],
  ])("of %j is %j", async (template, value) => {
    const { credentials } = makeResolver({ env });
    expect(await credentials.headers({ Authorization: template }).get(NEVER)).toEqual({ authorization: value });
  });

  test.each(["{", "}", "sk-secret {user", "sk-secret user}", "{user}}", "{{user}", "{a{user}b}"])(
    "cannot be %j, which is not repeated",
    (template) => {
      const { credentials } = makeResolver({ env });
      const message = 'Expected `headers["authorization"]` to have literal braces doubled, got a single one';
      expect(() => credentials.headers({ authorization: template })).toThrow(new TypeError(message));
    },
  );

  test.each(["{}", "{ user }", "{../sk-secret}", "{sk secret}"])("cannot have the placeholder %j", (template) => {
    const { credentials } = makeResolver({ env });
    expect(() => credentials.headers({ authorization: template })).toThrow(/^Expected the key (?!.*secret)/);
  });

  test.each([
    ["a name that is no token", { "a b": "{user}" }],
    ["what the transport decides", { "content-type": "{user}" }],
    ["a value that splits the request", { a: "sk-secret\r\nx: {user}" }],
    ["a number", { a: 1 }],
    ["no record", "secret"],
  ])("cannot be of %s", (_, templates) => {
    const { credentials } = makeResolver({ env });
    expect(() => credentials.headers(templates as never)).toThrow(/^Expected (?!.*secret)/);
  });
});

describe("the headers", () => {
  test("ask for each credential once, all at the same time", async () => {
    const { credentials, store } = makeResolver();
    const headers = credentials.headers({ a: "{one} {two} {one}", b: "{two}" });
    const got = headers.get(NEVER);
    expect(store.calls.map(({ key }) => key)).toEqual(["one", "two"]);
    store.calls[0]?.resolve({ value: "1" });
    store.calls[1]?.resolve({ value: "2" });
    expect(await got).toEqual({ a: "1 2 1", b: "2" });
  });

  test("are none at all when one credential cannot be had", async () => {
    const { credentials, store } = makeResolver({ env });
    const got = credentials.headers({ a: "{user}", b: "{one}", c: "{two}" }).get(NEVER);
    for (const { reject } of store.calls) reject(new Error("down"));
    await expect(got).rejects.toThrow('Credential "one": the store failed (Error)');
  });

  test("are no longer waited for when the signal says so", async () => {
    const { credentials } = makeResolver();
    const caller = new AbortController();
    const got = credentials.headers({ a: "{one}" }).get(caller.signal);
    caller.abort(new Error("no longer"));
    await expect(got).rejects.toThrow("no longer");
  });

  test.each(["line\nbreak", "null\0", "beyond €"])("do not carry %j, which is not shown", async (value) => {
    const { credentials } = makeResolver({ env: { OTLP_USER: value } });
    await expect(credentials.headers({ a: "{user}" }).get(NEVER)).rejects.toMatchObject({
      code: "unusable",
      message: 'Credential "user": its value has characters that HTTP forbids',
    });
  });
});

describe("the renewal", () => {
  const holding = async () => {
    const { credentials, store } = makeResolver({ env });
    const headers = credentials.headers({ a: "{one}", b: "{two}", c: "{user}" });
    const got = headers.get(NEVER);
    for (const { key, resolve } of store.calls) resolve({ value: `${key} 1` });
    return { headers, store, first: await got };
  };

  test("renews every credential, and one that changed is enough", async () => {
    const { headers, store, first } = await holding();
    const renewed = headers.renew(first);
    expect(store.calls.map(({ key }) => key)).toEqual(["one", "two", "one", "two"]);
    store.calls[2]?.resolve({ value: "one 1" });
    store.calls[3]?.resolve({ value: "two 2" });
    expect(await renewed).toBe(true);
    expect(await headers.get(NEVER)).toEqual({ a: "one 1", b: "two 2", c: "me" });
  });

  test("is of no use when nothing changed", async () => {
    const { headers, store } = await holding();
    const renewed = headers.renew();
    for (const { key, resolve } of store.calls.slice(2)) resolve({ value: `${key} 1` });
    expect(await renewed).toBe(false);
  });

  test("for a refusal that comes late asks nobody", async () => {
    const { headers, store, first } = await holding();
    const renewed = headers.renew(first);
    for (const { key, resolve } of store.calls.slice(2)) resolve({ value: `${key} 2` });
    expect(await renewed).toBe(true);
    expect(await headers.renew(first)).toBe(true);
    await turn();
    expect(store.calls).toHaveLength(4);
  });

  test("of headers that somebody else made takes those of now for refused", async () => {
    const { headers, store } = await holding();
    const renewed = headers.renew({ a: "one 0" });
    for (const { key, resolve } of store.calls.slice(2)) resolve({ value: `${key} 2` });
    expect(store.calls).toHaveLength(4);
    expect(await renewed).toBe(true);
  });

  test("of headers without a credential, or of the environment's alone, is of no use", async () => {
    const { credentials } = makeResolver({ env });
    expect(await credentials.headers({ a: "fixed" }).renew()).toBe(false);
    expect(await credentials.headers({ a: "{user}" }).renew()).toBe(false);
  });
});
