import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { readFile } from "node:fs/promises";

import { afterAll, beforeAll, expect, test } from "vitest";

import { makeSender, NEVER, payload } from "./support/http-sender.ts";

// Signed by itself, for 127.0.0.1 only. The key guards nothing.
const pathTo = (file: string): string => fileURLToPath(new URL(`fixtures/${file}`, import.meta.url));
const certificate = pathTo("loopback-certificate.pem");

let requests = 0;
const server = createServer((request, response) => {
  requests++;
  request.resume().on("end", () => response.end());
});

beforeAll(async () => {
  server.setSecureContext({ cert: await readFile(certificate), key: await readFile(pathTo("loopback-key.pem")) });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(() => {
  server.close();
});

const urlOf = (host: string): string => `https://${host}:${(server.address() as AddressInfo).port}/v1/traces`;

const sendOnce = async (url: string) => {
  const child = spawn(process.execPath, ["--conditions=@sideband/source", pathTo("../support/send-once.ts"), url], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: certificate },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [output] = await Promise.all([text(child.stdout), once(child, "exit")]);
  return output;
};

test("a receiver whose certificate is trusted gets spans", async () => {
  const before = requests;
  expect(await sendOnce(urlOf("127.0.0.1"))).toBe("sent 1, keep-alive\n");
  expect(requests).toBe(before + 1);
});

test("one whose certificate is for another host gets nothing", async () => {
  const before = requests;
  expect(await sendOnce(urlOf("localhost"))).toBe("sent 0, keep-alive\n");
  expect(requests).toBe(before);
});

test("one whose certificate is not trusted gets nothing, and may be tried again", async () => {
  const before = requests;
  expect(await makeSender({ url: urlOf("127.0.0.1") }).send(payload, NEVER)).toEqual({
    kind: "retryable",
    error: expect.objectContaining({
      code: "connection",
      message: "The connection failed: DEPTH_ZERO_SELF_SIGNED_CERT",
    }),
  });
  expect(requests).toBe(before);
});
