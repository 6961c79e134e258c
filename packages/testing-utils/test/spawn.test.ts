import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";

import OpenAI from "openai";
import { describe, expect, test } from "vitest";

import { answer, CollectorServer, FakeProvider, reply } from "../src/index.ts";
import { exportRequest, fullSpan, plainSpan } from "./collector/export-request.ts";

const postSpans = (url: string, ...spans: readonly object[]): Promise<Response> =>
  fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(exportRequest(...spans)),
  });

/** Runs a program against the package's sources in a process of its own; its standard output and exit code. */
const runProgram = async (program: string): Promise<{ output: string; code: number | null }> => {
  const index = JSON.stringify(new URL("../src/index.ts", import.meta.url).href);
  const source = `import { CollectorServer } from ${index};\n${program}`;
  const flags = [
    "--conditions=@sideband/source",
    "--experimental-strip-types",
    "--disable-warning=ExperimentalWarning",
    "--input-type=module",
  ];
  const args = [...flags, "--eval", source];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"], env: {} });
  let output = "";
  child.stdout.on("data", (bytes: Buffer) => (output += bytes.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  return { output, code };
};

/** Resolves once nothing listens on the port any more. */
const silence = async (url: string): Promise<void> => {
  const port = Number(new URL(url).port);
  let refused = false;
  while (!refused) {
    refused = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("error", () => resolve(true));
      socket.once("close", () => resolve(false));
    });
  }
};

describe("a collector in a child process", () => {
  test("has the same methods; spans cross with bigints and bytes", async () => {
    await using here = await CollectorServer.start();
    await using there = await CollectorServer.spawn({ script: [answer.accept(), answer.status(503)] });
    expect(there.pid).not.toBe(process.pid);
    await postSpans(here.tracesUrl, fullSpan);
    await postSpans(there.tracesUrl, fullSpan);
    expect(await there.spans()).toEqual(here.spans());
    expect(await there.spanIds()).toEqual(here.spanIds());
    expect(await there.totals()).toEqual(here.totals());
    expect(await there.received("it failed")).toBe(true);
    const mine = here.requests().map((call) => ({ ...call, headers: {} }));
    expect((await there.idle()).map((call) => ({ ...call, headers: {} }))).toEqual(mine);
    expect((await postSpans(there.tracesUrl, plainSpan(1))).status).toBe(503);
    await there.answerWith(answer.accept());
    const waiting = there.waitForSpans(2);
    await postSpans(there.tracesUrl, plainSpan(2));
    expect((await waiting).map((span) => span.name)).toEqual(["chat gpt-4o", "span 2"]);
    expect(await there.waitForRequests(3)).toHaveLength(3);
  });

  test("errors cross: a wait in vain, a bad option, a bad argument", async () => {
    await using collector = await CollectorServer.spawn();
    await expect(collector.waitForSpans(1, { timeoutMs: 1 })).rejects.toMatchObject({
      name: "WaitTimeoutError",
      message: "After 1 ms: expected 1 spans, got 0",
    });
    await expect(collector.received("")).rejects.toThrow("Expected `text` to be a text to look for");
    await expect(CollectorServer.spawn({ maxBodyBytes: 0 })).rejects.toThrow("Expected `maxBodyBytes`");
  });

  test("after close nothing listens, open and later calls are rejected, and closing again does no harm", async () => {
    const collector = await CollectorServer.spawn();
    const waiting = collector.waitForSpans(1).catch((error: unknown) => error);
    await collector.close();
    expect(await waiting).toMatchObject({ code: "SIDEBAND_SERVER_PROCESS" });
    await collector.close();
    await expect(postSpans(collector.tracesUrl, plainSpan(1))).rejects.toThrow();
    await expect(collector.spans()).rejects.toMatchObject({ code: "SIDEBAND_SERVER_PROCESS" });
  });

  test("a process that was killed is closed without complaint, before and after its end is noticed", async () => {
    await using collector = await CollectorServer.spawn();
    process.kill(collector.pid ?? 0, "SIGKILL");
    await collector.close();
    await expect(collector.spans()).rejects.toMatchObject({ code: "SIDEBAND_SERVER_PROCESS" });
  });

  test("it does not keep its parent alive, closed or not, and dies with it", async () => {
    const [closed, forgotten, killed] = await Promise.all([
      runProgram("const c = await CollectorServer.spawn(); console.log(c.url); await c.close();"),
      runProgram("const c = await CollectorServer.spawn(); console.log(c.url);"),
      runProgram("const c = await CollectorServer.spawn(); console.log(c.url); process.kill(process.pid, 'SIGKILL');"),
    ]);
    expect([closed.code, forgotten.code, killed.code]).toEqual([0, 0, null]);
    for (const { output } of [closed, forgotten, killed]) await silence(output.trim());
  });
});

test("a provider in a child process", async () => {
  await using provider = await FakeProvider.spawn({ script: [reply.text("one two"), reply.hang({ afterChunks: 1 })] });
  const openai = new OpenAI({ baseURL: provider.url, apiKey: "k", maxRetries: 0 });
  const question = { model: "gpt-4o", messages: [{ role: "user" as const, content: "?" }] };
  expect((await openai.chat.completions.create(question)).choices[0]?.message.content).toBe("one two");
  for await (const _chunk of await openai.chat.completions.create({ ...question, stream: true })) break;
  expect((await provider.idle()).map((call) => call.outcome)).toEqual(["answered", "aborted-by-client"]);
  await provider.replyWith(reply.status(418));
  await expect(openai.chat.completions.create(question)).rejects.toMatchObject({ status: 418 });
  expect(await provider.requests()).toEqual(await provider.waitForRequests(3));
});
