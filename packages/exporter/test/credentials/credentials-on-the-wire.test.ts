import { setImmediate as turn } from "node:timers/promises";

import { expect, test } from "vitest";

import { CredentialResolver } from "../../src/credentials/credential-resolver.ts";
import type { CredentialStore } from "../../src/credentials/credential-store.ts";
import { FileCredentialStore } from "../../src/credentials/file-credential-store.ts";
import { OtlpHttpSpanExporter } from "../../src/index.ts";
import { NEVER } from "../support/http-sender.ts";
import { startReceiver } from "../support/receiver.ts";
import { makeBatch } from "../support/spans.ts";
import { makeResolver } from "./support/make-resolver.ts";
import { SecretVolume } from "./support/secret-volume.ts";

test("no request goes out without its credential, whatever becomes of the store", async () => {
  await using receiver = await startReceiver();
  const { credentials, store, clock } = makeResolver();
  const headers = credentials.headers({ authorization: "Bearer {api-token}" });
  const exporter = new OtlpHttpSpanExporter({ url: receiver.url, headers });
  const send = () => exporter.send(makeBatch(1), NEVER);

  const down = send();
  await turn();
  store.last.reject(new Error("down"));
  expect(await down).toMatchObject({ sent: 0, dropped: { export_failed: 1 } });
  expect(receiver.connections).toBe(0);

  clock.advance(1000);
  const up = send();
  await turn();
  store.last.resolve({ value: "v1" });
  expect(await up).toMatchObject({ sent: 1 });

  clock.advance(300_000);
  expect(await send()).toMatchObject({ sent: 1 });
  store.last.reject(new Error("down again"));
  expect(await send()).toMatchObject({ sent: 1 });
  expect(receiver.requests.map(({ headers }) => headers.authorization)).toEqual([
    "Bearer v1",
    "Bearer v1",
    "Bearer v1",
  ]);
  await exporter.shutdown();
});

test("a credential that is replaced under way costs no span, and one fetch for all requests that were refused", async () => {
  await using volume = await SecretVolume.mount({ "api-token": "v1\n" });
  let accepted = "Bearer v1";
  await using receiver = await startReceiver((response, { headers }) => {
    response.writeHead(headers.authorization === accepted ? 200 : 401).end();
  });
  const files = new FileCredentialStore({ directory: volume.directory });
  let fetches = 0;
  const store: CredentialStore = {
    get(key, signal) {
      fetches += 1;
      return files.get(key, signal);
    },
  };
  const headers = new CredentialResolver({ store }).headers({ authorization: "Bearer {api-token}" });
  const exporter = new OtlpHttpSpanExporter({ url: receiver.url, headers });
  expect(await exporter.send(makeBatch(1), NEVER)).toMatchObject({ sent: 1 });

  await volume.update({ "api-token": "v2\n" });
  accepted = "Bearer v2";
  const batches = Array.from({ length: 5 }, () => exporter.send(makeBatch(1), NEVER));
  for (const outcome of await Promise.all(batches)) expect(outcome).toMatchObject({ sent: 1 });
  expect(fetches).toBe(2);
  expect(receiver.requests).toHaveLength(11);
  await exporter.shutdown();
});
