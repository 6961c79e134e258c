import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { BatchingSpanProcessor } from "@sideband/core";
import { type Answer, answer, type CollectorRequest, CollectorServer, fault } from "@sideband/testing-utils";
import { describe, expect, test } from "vitest";

import {
  CredentialResolver,
  DiskSpool,
  FileCredentialStore,
  OtlpHttpSpanExporter,
  ResilientSpanExporter,
} from "../../src/index.ts";
import { makeBatch, makeSpans } from "../support/spans.ts";
import { NEVER } from "../support/scripted-sender.ts";
import { Machine, settle } from "../support/spool.ts";
import { ScriptedExporter } from "../support/scripted-exporter.ts";
import { retryable, sent } from "../support/scripted-sender.ts";
import { Rig } from "./support/rig.ts";

describe("fault 23: the clock of the machine", () => {
  test.each([-3_600_000, 3_600_000])(
    "jumps by %i ms: nothing is sent too often, too late, or with a negative duration",
    async (jumpMs) => {
      const machine = new Machine();
      let jumped = 0;
      const scheduler = {
        now: () => machine.scheduler.now(),
        wallTime: () => machine.scheduler.wallTime() + jumped,
        schedule: (callback: () => void, delayMs: number) => machine.scheduler.schedule(callback, delayMs),
      };
      let up = false;
      const primary = new ScriptedExporter(() => (up ? sent : retryable()));
      const durations: number[] = [];
      const exporter = new ResilientSpanExporter({
        primary,
        spool: machine.spool({ scheduler }),
        scheduler,
        onAttempt: ({ durationMs }) => durations.push(durationMs),
      });
      for (let round = 0; round < 5; round++) await exporter.send(makeBatch(1), NEVER);
      expect(exporter.status().breaker).toBe("open");
      const calls = primary.transport.calls.length;
      jumped = jumpMs;
      for (let round = 0; round < 5; round++) await exporter.send(makeBatch(1), NEVER);
      expect(primary.transport.calls).toHaveLength(calls);
      up = true;
      await machine.scheduler.advance(70_000);
      for (let round = 0; round < 20; round++) {
        await settle();
        await machine.scheduler.advance(1000);
      }
      expect(exporter.status().spooledSpans).toBe(0);
      expect(durations.every((ms) => ms >= 0)).toBe(true);
    },
  );
});

test("fault 42: a collector that flaps is found again each time", async () => {
  await using rig = await Rig.start();
  let ended = 0;
  for (let round = 0; round < 5; round++) {
    await rig.collector.refuse();
    rig.proxy.resetConnections();
    rig.end(10);
    ended += 10;
    await rig.until(({ spooled, exported }) => spooled + exported === ended);
    await rig.collector.listen();
    rig.end(10);
    ended += 10;
    await rig.until(({ exported }) => exported === ended);
  }
  const { received } = await rig.account();
  expect(received.size).toBe(100);
});

test("fault 43: a second destination that is down does not touch the first", async () => {
  await using up = await CollectorServer.start();
  await using down = await CollectorServer.start({ script: answer.blackHole() });
  const toUp = new BatchingSpanProcessor({
    exporter: new ResilientSpanExporter({ primary: new OtlpHttpSpanExporter({ url: up.tracesUrl }) }),
  });
  const toDown = new BatchingSpanProcessor({
    exporter: new ResilientSpanExporter({
      primary: new OtlpHttpSpanExporter({ url: down.tracesUrl, timeoutMs: 100 }),
      retry: { maxAttempts: 2 },
    }),
    exportTimeoutMs: 1000,
    log: () => {},
  });
  for (const span of makeSpans(50)) {
    toUp.onEnd(span);
    toDown.onEnd(span);
  }
  await toUp.forceFlush();
  expect(up.spanIds()).toHaveLength(50);
  await toUp.shutdown();
  await toDown.shutdown();
  expect(toDown.ledger.snapshot()).toMatchObject({ accepted: 50, dropped: { export_failed: 50 } });
});

describe("fault 44: credentials", () => {
  test("that rotate are fetched anew, once, and the refused batches arrive", async () => {
    const directory = await mkdtemp(join(tmpdir(), "sideband-secrets-"));
    await writeFile(join(directory, "api-token"), "old-canary\n");
    const credentials = new CredentialResolver({ store: new FileCredentialStore({ directory }), log: () => {} });
    let accepted = "Bearer old-canary";
    const script = (request: CollectorRequest): Answer =>
      request.headers["authorization"] === accepted
        ? answer.accept()
        : answer.status(401, { message: `not ${accepted}` });
    await using rig = await Rig.start({
      collector: { script },
      processor: { maxBatchSpans: 5 },
      http: { headers: credentials.headers({ authorization: "Bearer {api-token}" }) },
    });
    rig.end(5);
    await rig.until(({ exported }) => exported === 5);
    await writeFile(join(directory, "api-token"), "new-canary\n");
    accepted = "Bearer new-canary";
    rig.end(20);
    await rig.until(({ exported }) => exported === 25);
    expect((await rig.account()).received.size).toBe(25);
    await rm(directory, { recursive: true });
  });

  test("that are unknown for a while: everything waits, and no text repeats them", async () => {
    let known = false;
    await using rig = await Rig.start({
      collector: {
        script: ({ headers }) =>
          known ? answer.accept() : answer.status(401, { message: `who is ${String(headers["x-key"])}?` }),
      },
      http: { headers: { "x-key": "canary-key" } },
    });
    rig.end(5);
    await rig.until(({ spooled }) => spooled === 5);
    known = true;
    rig.end(5);
    await rig.until(({ exported }) => exported >= 5);
    expect(rig.log.join("\n")).not.toContain("canary");
    expect(rig.log[0]).toContain("401");
  });

  test("that are refused for good: nothing is lost, and it is said once", async () => {
    await using rig = await Rig.start({
      collector: { script: answer.status(403) },
      http: { headers: { "x-key": "canary-key" } },
    });
    for (let round = 1; round <= 4; round++) {
      rig.end(3);
      await rig.until(({ spooled }) => spooled === 3 * round);
    }
    expect(rig.log.filter((line) => line.includes("403"))).toHaveLength(1);
    expect(rig.log.join("\n")).not.toContain("canary");
    expect((await rig.account()).spooled.size).toBe(12);
  });

  test("whose store is down: no request goes out without them", async () => {
    const credentials = new CredentialResolver({
      store: { get: () => Promise.reject(new Error("canary")) },
      log: () => {},
    });
    await using rig = await Rig.start({
      http: { headers: credentials.headers({ authorization: "Bearer {api-token}" }) },
    });
    rig.end(5);
    await rig.until(({ spooled }) => spooled === 5);
    expect(rig.proxy.connections).toHaveLength(0);
    expect(rig.log.join("\n")).not.toContain("canary");
    expect((await rig.account()).spooled.size).toBe(5);
  });
});

test("fault 45: what cannot work is an error at construction, and nothing is one later", async () => {
  expect(() => new DiskSpool({ directory: "" })).toThrow(TypeError);
  expect(() => new OtlpHttpSpanExporter({ url: "nowhere" })).toThrow(TypeError);
  expect(() => new ResilientSpanExporter({ primary: undefined as never })).toThrow(TypeError);
  // A directory that cannot be made is no option that cannot work: the disk may heal.
  await using rig = await Rig.start({
    spool: { directory: "/dev/null/nowhere" },
    proxy: [fault.refuse({ forMs: 50 })],
  });
  rig.end(3);
  await rig.untilAllArrived();
  expect(rig.log.some((line) => line.startsWith("Spool in /dev/null/nowhere"))).toBe(true);
});
