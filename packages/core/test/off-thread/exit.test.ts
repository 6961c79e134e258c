import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

import { answer, CollectorServer, type DataScript, type Answer } from "@sideband/testing-utils";
import { describe, expect, test } from "vitest";

const program = fileURLToPath(new URL("./support/ending-program.ts", import.meta.url));

interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program that makes spans and ends in some way. */
const run = (url: string, options: object, limitMs = 60_000): Promise<Ending> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [program, JSON.stringify({ url, ...options })],
      { timeout: limitMs, killSignal: "SIGKILL" },
      (_, stdout, stderr) => resolve({ code: child.exitCode, signal: child.signalCode, stdout, stderr }),
    );
  });

const SPANS = 2000;

const slow: DataScript<Answer> = answer.delay(200);

describe("2,000 spans and a collector that takes 200 ms: all arrive, and code and output are as without telemetry", () => {
  test.each([
    ["process.exit(3)", "exit", 3],
    ["process.exit(3) in the tick that made the processor", "exit at once", 3],
    ["an uncaught exception", "throw", 1],
    ["an unhandled rejection", "reject", 1],
    ["process.exitCode and a natural end", "exit code", 4],
    ["a natural end", "end", 0],
    ["a signal that the application handles by exiting", "handled signal", 5],
    ["an awaited shutdown", "shutdown", 0],
  ])("%s", async (_, ending, code) => {
    await using collector = await CollectorServer.spawn({ script: slow });
    const traced = await run(collector.url, { ending, spans: SPANS });
    const plain = await run(collector.url, { ending, spans: SPANS, telemetry: false });
    expect(await collector.spanIds()).toHaveLength(SPANS);
    expect(new Set(await collector.spanIds()).size).toBe(SPANS);
    expect(traced.code).toBe(code);
    expect(traced).toEqual(plain);
  });

  test("objects in the pipeline, and an encoder that is still at work in the thread", async () => {
    await using collector = await CollectorServer.spawn({ script: slow });
    const { code } = await run(collector.url, { ending: "exit", spans: SPANS, pipeline: "object-pipeline" });
    expect(code).toBe(3);
    expect(await collector.spanIds()).toHaveLength(SPANS);
  });
});

describe("the end of a process does not wait for what cannot be", () => {
  // Each of these would last for ever if its wait had no end.
  test("a collector that refuses the connection: the spans are lost, and told", async () => {
    const collector = await CollectorServer.start();
    await collector.refuse();
    const { code, stderr } = await run(collector.url, { ending: "exit", spans: SPANS, log: true, flushOnExitMs: 1e9 });
    await collector.close();
    expect(code).toBe(3);
    expect(stderr).toMatch(/Losing spans since .*: export_failed \(.*ECONNREFUSED/);
  });

  test("a collector that never answers: the time is up, the spans are lost, and told", async () => {
    await using collector = await CollectorServer.spawn({ script: answer.blackHole() });
    const { code, stderr } = await run(collector.url, { ending: "exit", spans: SPANS, log: true, flushOnExitMs: 1000 });
    expect(code).toBe(3);
    expect(stderr).toMatch(/Lost 2000 spans since .*: shutdown\./);
  });

  test("a thread that is dead", async () => {
    await using collector = await CollectorServer.spawn();
    const fate = { pipeline: "fragile-pipeline", fate: "exit", flushOnExitMs: 1e9, log: true };
    const { code, stderr } = await run(collector.url, { ending: "exit later", spans: 10, ...fate });
    expect(code).toBe(3);
    expect(stderr).toContain("worker_lost");
  });

  test("a thread in an endless loop", async () => {
    await using collector = await CollectorServer.spawn();
    const fate = { pipeline: "fragile-pipeline", fate: "endless loop", flushOnExitMs: 1e9 };
    const { code } = await run(collector.url, { ending: "exit", spans: 10, ...fate });
    expect(code).toBe(3);
  });

  test("a pipeline that cannot be loaded", async () => {
    await using collector = await CollectorServer.spawn();
    const { code } = await run(collector.url, {
      ending: "exit",
      spans: 10,
      pipeline: "no-such-pipeline",
      flushOnExitMs: 1e9,
    });
    expect(code).toBe(3);
  });

  test("not at all, if told so", async () => {
    await using collector = await CollectorServer.spawn({ script: answer.blackHole() });
    const { code } = await run(collector.url, { ending: "exit", spans: 10, flushOnExitMs: 0 });
    expect(code).toBe(3);
  });
});

describe("signals that nobody handles", () => {
  test.each(["SIGTERM", "SIGINT"] as const)(
    "%s, with `drainOnSignals`: all arrive, and the signal ends the process",
    async (signal) => {
      await using collector = await CollectorServer.spawn({ script: slow });
      const ended = await run(collector.url, { ending: signal, spans: SPANS, drainOnSignals: true });
      expect(ended).toMatchObject({ signal, stderr: "" });
      expect(await collector.spanIds()).toHaveLength(SPANS);
    },
  );

  test("another listener decides what happens, and is not waited for", async () => {
    await using collector = await CollectorServer.spawn({ script: slow });
    const ended = await run(collector.url, { ending: "handled signal", spans: SPANS, drainOnSignals: true });
    expect(ended).toMatchObject({ code: 5, stderr: "" });
    expect(await collector.spanIds()).toHaveLength(SPANS);
  });
});

test("the application's work fills the thread pool while the process ends: all arrive", async () => {
  await using collector = await CollectorServer.spawn({ script: slow });
  const { code } = await run(collector.url, { ending: "exit", spans: SPANS, busyPool: true });
  expect(code).toBe(3);
  expect(await collector.spanIds()).toHaveLength(SPANS);
});
