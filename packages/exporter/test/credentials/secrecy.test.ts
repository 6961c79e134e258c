import { inspect } from "node:util";

import { expect, test } from "vitest";

import { CredentialResolver } from "../../src/credentials/credential-resolver.ts";
import type { Credential } from "../../src/credentials/credential-store.ts";
import { FileCredentialStore } from "../../src/credentials/file-credential-store.ts";
import { NEVER } from "../support/http-sender.ts";
import { makeResolver } from "./support/make-resolver.ts";
import { SecretVolume } from "./support/secret-volume.ts";

const CANARY = "sk-0123456789-canary";

/** All that a debugger, a logger or an error reporter may make of something. */
const shown = (thing: unknown): string => {
  const seen = [inspect(thing, { showHidden: true, depth: Infinity, getters: true, maxStringLength: Infinity })];
  seen.push(JSON.stringify(thing), String(thing));
  if (thing instanceof Error) seen.push(thing.message, String(thing.stack), inspect(thing.cause));
  return seen.join("\n");
};

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => {
      throw new Error("Expected a failure");
    },
    (error: unknown) => error,
  );

test("what holds credentials shows none, before, while and after it fetches", async () => {
  const { credentials, store } = makeResolver({ env: { OTLP_FIXED: CANARY } });
  const headers = credentials.headers({ a: "{fixed}", b: "{api-token}" });
  const everything = [shown(credentials), shown(headers)];
  const got = headers.get(NEVER);
  everything.push(shown(credentials), shown(headers));
  store.last.resolve({ value: CANARY });
  expect(await got).toEqual({ a: CANARY, b: CANARY });
  everything.push(shown(credentials), shown(headers));
  const renewed = headers.renew();
  everything.push(shown(credentials), shown(headers));
  store.last.resolve({ value: `${CANARY} 2` });
  await renewed;
  everything.push(shown(credentials), shown(headers));
  expect(everything.join("\n")).toContain("CredentialResolver {}");
  expect(everything.join("\n")).not.toContain(CANARY);
});

test.each<[string, unknown]>([
  ["a value that expired", { value: CANARY, expiresAtMs: 1 }],
  ["a value of the wrong type", { value: [CANARY] }],
  ["a value with a wrong time", { value: CANARY, expiresAtMs: CANARY }],
  ["the value alone", CANARY],
  ["an error that quotes it", new Error(CANARY)],
  ["an error with it for a cause", new Error("no", { cause: CANARY })],
  ["an error with it for a code", Object.assign(new Error("no"), { code: CANARY, token: CANARY })],
  ["a value that no header carries", { value: `${CANARY}\n${CANARY}` }],
])("%s gets into no error and no log", async (_, answer) => {
  const { credentials, store, lines } = makeResolver();
  const got = credentials.headers({ a: "Bearer {api-token}" }).get(NEVER);
  if (answer instanceof Error) store.last.reject(answer);
  else store.last.resolve(answer as Credential);
  const everything = [shown(await failure(got)), lines.join("\n"), shown(credentials)].join("\n");
  expect(everything).toContain('Credential "api-token": ');
  expect(everything).not.toContain(CANARY);
});

test("nor does the content of a file", async () => {
  const binary = Buffer.concat([Buffer.from(CANARY), Buffer.of(0xff)]);
  await using volume = await SecretVolume.mount({ binary, large: CANARY.repeat(10_000), good: CANARY });
  const store = new FileCredentialStore({ directory: volume.directory });
  const credentials = new CredentialResolver({ store, log: () => {} });
  expect(await credentials.get("good")).toBe(CANARY);
  const everything = [shown(store), shown(credentials)];
  for (const key of ["binary", "large"]) everything.push(shown(await failure(credentials.get(key))));
  expect(everything.join("\n")).toContain('Credential "binary": ');
  expect(everything.join("\n")).toContain("FileCredentialStore {}");
  expect(everything.join("\n")).not.toContain(CANARY);
});

test("nor does a secret that was passed for a key or within a template", async () => {
  const { credentials } = makeResolver();
  const errors = [
    await failure(credentials.get(`${CANARY} `)),
    await failure(credentials.renew(`${CANARY}/`)),
    await failure((async () => credentials.headers({ a: `${CANARY} {` }))()),
    await failure((async () => credentials.headers({ a: `{${CANARY}!}` }))()),
    await failure((async () => credentials.headers({ a: `${CANARY}\n` }))()),
  ];
  for (const error of errors) {
    expect(error).toBeInstanceOf(TypeError);
    expect(shown(error)).not.toContain(CANARY);
  }
});
