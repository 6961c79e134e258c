import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { OffThreadSpanProcessor, unaccounted } from "@sideband/core";
import { answer, CollectorServer } from "@sideband/testing-utils";
import { describe, expect, test } from "vitest";

import { makeSpans } from "../support/spans.ts";
import { Rig, spooledIds } from "./support/rig.ts";

const program = fileURLToPath(new URL("./support/ending-program.ts", import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly output: string;
}

const run = async (how: string, url: string, directory: string, spans: number): Promise<Ended> => {
  const child = spawn(process.execPath, ["--conditions=@sideband/source", program, how, url, directory, String(spans)]);
  let output = "";
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stdout.on("data", (chunk: Buffer) => {
    if (how.startsWith("SIG")) child.kill(how as NodeJS.Signals);
    output += chunk.toString();
  });
  return new Promise((resolve) => child.once("close", (code, signal) => resolve({ code, signal, output })));
};

describe("fault 21, fault 22: the process ends while the collector is a black hole", () => {
  test.each([
    ["exit", { code: 3, signal: null }],
    ["uncaught", { code: 1, signal: null }],
    ["rejection", { code: 1, signal: null }],
    ["natural", { code: 0, signal: null }],
    ["SIGTERM", { code: null, signal: "SIGTERM" }],
    ["SIGINT", { code: null, signal: "SIGINT" }],
  ] as const)("%s: everything lies in the spool, and the end is what it was", async (how, end) => {
    await using collector = await CollectorServer.start({ script: answer.blackHole() });
    const directory = await mkdtemp(join(tmpdir(), "sideband-end-"));
    const ended = await run(how, collector.tracesUrl, directory, 700);
    expect({ code: ended.code, signal: ended.signal }, ended.output).toEqual(end);
    expect(new Set(await spooledIds(directory)).size).toBe(700);
    await rm(directory, { recursive: true });
  });

  test("SIGKILL: what had been put into the spool is sent by the next process", async () => {
    await using collector = await CollectorServer.start({ script: answer.status(503) });
    const directory = await mkdtemp(join(tmpdir(), "sideband-end-"));
    const ended = await run("SIGKILL", collector.tracesUrl, directory, 700);
    expect(ended.signal).toBe("SIGKILL");
    await using rig = await Rig.start({ spool: { directory } });
    await rig.until(({ exported }) => exported === 700);
    expect(new Set(rig.collector.spanIds()).size).toBe(700);
    expect(rig.counts()).toMatchObject({ recovered: 700, spooled: 0 });
    await rig.processor.shutdown();
    await rm(directory, { recursive: true, force: true });
  });
});

test("fault 28: the thread of the pipeline dies, and the next one finds what it had put into the spool", async () => {
  await using collector = await CollectorServer.start({ script: answer.status(503) });
  const directory = await mkdtemp(join(tmpdir(), "sideband-thread-"));
  const log: string[] = [];
  const processor = new OffThreadSpanProcessor({
    pipeline: new URL("./support/spooling-pipeline.ts", import.meta.url),
    pipelineOptions: { url: collector.tracesUrl, directory },
    log: (line) => log.push(line),
  });
  const counts = () => processor.ledger.snapshot();
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const spans = makeSpans(200);
  for (const span of spans) processor.onEnd(span);
  await until(() => counts().spooled === 200);
  const [last] = makeSpans(1, { fate: "crash" });
  if (last !== undefined) processor.onEnd(last);
  await until(() => counts().dropped.worker_lost === 1);
  expect(counts()).toMatchObject({ accepted: 201, spooled: 200, recovered: 0 });
  collector.answerWith(answer.accept());
  const [after] = makeSpans(1);
  if (after !== undefined) processor.onEnd(after);
  await until(() => counts().exported === 201);
  expect(counts()).toMatchObject({
    accepted: 202,
    exported: 201,
    spooled: 0,
    recovered: 0,
    dropped: { worker_lost: 1 },
  });
  expect(unaccounted(counts())).toBe(0);
  expect(new Set(collector.spanIds()).size).toBe(201);
  await processor.shutdown();
  await rm(directory, { recursive: true, force: true });
});

test("fault 29: the event loop is blocked for longer than the deadline, and no answer that lies there is taken for missing", async () => {
  await using collector = await CollectorServer.spawn({ script: [answer.accept(), answer.delay(300)] });
  await using rig = await Rig.start({ http: { url: collector.tracesUrl, timeoutMs: 1500 } });
  rig.end(1);
  await rig.until(({ exported }) => exported === 1);
  rig.end(20);
  const flushed = rig.processor.forceFlush();
  await collector.waitForRequests(2);
  const end = performance.now() + 2000;
  while (performance.now() < end);
  await flushed;
  await rig.until(({ exported }) => exported === 21);
  expect(rig.log).toEqual([]);
});

test("fault 31: shutdown twice, a flush amid it, and spans that come too late", async () => {
  await using rig = await Rig.start();
  rig.end(10);
  const first = rig.processor.shutdown();
  const flush = rig.processor.forceFlush();
  expect(rig.processor.shutdown()).toBe(first);
  rig.end(3);
  await Promise.all([first, flush]);
  const { snapshot, received } = await rig.account();
  expect(snapshot).toMatchObject({ accepted: 13, exported: 10, dropped: { shutdown: 3 } });
  expect(received.size).toBe(10);
});

test("fault 41: the exporter's own requests make no spans", async () => {
  // `suppress-tracing.test.ts` has the instrumentation; here, that the replay is no exception.
  await using rig = await Rig.start({ collector: { script: [answer.status(503), answer.accept()] } });
  rig.end(5);
  await rig.untilAllArrived();
  expect((await rig.account()).snapshot.accepted).toBe(5);
});
