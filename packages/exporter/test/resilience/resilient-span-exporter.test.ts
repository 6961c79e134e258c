import { Ledger, type SpanExporter, unaccounted } from "@sideband/core";
import { describe, expect, test } from "vitest";
import { ExportError } from "../../src/export-error.ts";
import { CircuitBreaker } from "../../src/resilience/circuit-breaker.ts";
import { ResilientSpanExporter } from "../../src/resilience/resilient-span-exporter.ts";
import { failed, NEVER, retryable, type Script, sent, untilAborted } from "../support/scripted-sender.ts";
import { ScriptedExporter } from "../support/scripted-exporter.ts";
import { spanIds } from "../support/span-ids.ts";
import { makeBatch, makeSpans } from "../support/spans.ts";
import { Machine, settle } from "../support/spool.ts";
import { pass, setup, until, type Setup } from "./support/resilient-setup.ts";

test("a healthy primary gets everything, and nothing is kept", async () => {
  const { send, first, machine, exporter, lines } = setup();
  expect(await send(3)).toMatchObject({ sent: 3 });
  expect(first.calls).toHaveLength(1);
  expect(machine.disk.files().size).toBe(0);
  expect(exporter.status()).toEqual({ breaker: "closed", inFlightSpans: 0, spooledSpans: 0, spooledBytes: 0 });
  expect(lines).toEqual([]);
});

test("what cannot be sent is kept, and sent from there as soon as the primary works again, oldest first", async () => {
  let up = false;
  const { send, first, machine, ledger, exporter, lines } = setup({ primary: () => (up ? sent : retryable()) });
  for (let round = 0; round < 3; round++) expect(await send(2)).toMatchObject({ sent: 0, spooled: 2 });
  expect(exporter.status()).toMatchObject({ spooledSpans: 6, spooledBytes: machine.disk.bytes });
  up = true;
  const before = first.calls.length;
  await pass(machine, 5000);
  expect(ledger.snapshot()).toMatchObject({ accepted: 6, exported: 6, spooled: 0 });
  expect(unaccounted(ledger.snapshot())).toBe(0);
  const replayed = first.calls.slice(before);
  expect(replayed.map(({ items }) => items)).toEqual([2, 2, 2]);
  expect(machine.disk.files().size).toBe(0);
  await send(1);
  expect(lines).toEqual([
    expect.stringContaining("http://collector/v1/traces: it did not work"),
    expect.stringContaining("working again"),
  ]);
});

test("a ledger that comes late hears of what was before it, and one that comes again or after it of nothing", async () => {
  const machine = new Machine();
  const before = setup({ machine, primary: () => retryable() });
  await before.send(4);
  await before.exporter.shutdown();

  const primary = new ScriptedExporter((_payload, _signal, call) => (call === 0 ? failed() : retryable()));
  const exporter = new ResilientSpanExporter({
    primary,
    spool: machine.spool(),
    scheduler: machine.scheduler,
    log: () => {},
  });
  await settle();
  const [ledger, other] = [new Ledger(), new Ledger()];
  exporter.useLedger(ledger);
  expect(ledger.snapshot()).toMatchObject({ recovered: 4, rejected: 4, spooled: 0 });
  exporter.useLedger(ledger);
  exporter.useLedger(other);
  ledger.claimEntrance().accept(2);
  expect(await exporter.send(makeBatch(2), NEVER)).toMatchObject({ spooled: 2 });
  expect(ledger.snapshot()).toMatchObject({ recovered: 4, rejected: 4, spooled: 2 });
  expect(unaccounted(ledger.snapshot())).toBe(0);
  expect(other.snapshot()).toMatchObject({ recovered: 0, rejected: 0, spooled: 0 });
});

test("what was kept before the process started is sent too, and counted as recovered", async () => {
  const machine = new Machine();
  const before = setup({ machine, primary: () => retryable() });
  await before.send(4);
  await before.exporter.shutdown();

  const { first, ledger, send } = setup({ machine });
  await settle();
  await pass(machine, 1000);
  expect(first.calls).toHaveLength(1);
  expect(ledger.snapshot()).toMatchObject({ accepted: 0, recovered: 4, exported: 4, spooled: 0 });
  await send(1);
});

test("an hour of outage later everything is still there, and nothing was tried too often", async () => {
  let up = false;
  const { send, first, machine, ledger } = setup({ primary: () => (up ? sent : retryable()) });
  for (let minute = 0; minute < 60; minute++) {
    await send(10);
    await pass(machine, 60_000);
  }
  expect(ledger.snapshot()).toMatchObject({ spooled: 600, exported: 0 });
  // The breaker lets one live batch through a minute, and the replay waits about as long.
  expect(first.calls.length).toBeLessThan(120);
  expect(first.calls.length).toBeGreaterThan(50);
  up = true;
  await pass(machine, 70_000);
  expect(ledger.snapshot()).toMatchObject({ spooled: 0, exported: 600 });
}, 60_000);

describe("the breaker", () => {
  test("is open after five failures, and what comes then goes to the spool untried", async () => {
    const { send, first, exporter, lines } = setup({ primary: () => retryable() });
    for (let round = 0; round < 10; round++) await send(1);
    expect(exporter.status().breaker).toBe("open");
    // And one out of the spool.
    expect(first.calls).toHaveLength(5 + 1);
    await exporter.shutdown();
    expect(lines).toEqual([
      expect.stringContaining("it did not work"),
      expect.stringMatching(/shut down; .*: 5 times/),
    ]);
  });

  test("lets a probe through, and the primary takes over again", async () => {
    let up = false;
    const { send, other, machine, exporter, ledger } = setup({
      primary: () => (up ? sent : retryable()),
      fallback: () => sent,
      spool: false,
      options: { retry: { maxAttempts: 1 } },
    });
    for (let round = 0; round < 7; round++) expect(await send(1)).toMatchObject({ sent: 1 });
    expect(other?.calls).toHaveLength(7);
    up = true;
    await send(1);
    expect(other?.calls).toHaveLength(8);
    await machine.scheduler.advance(60_000);
    await send(1);
    expect(other?.calls).toHaveLength(8);
    expect(exporter.status().breaker).toBe("closed");
    expect(ledger.snapshot().exported).toBe(9);
  });
});

describe("the fallback", () => {
  test("takes what the primary does not, and only what neither takes is kept", async () => {
    let fallbackUp = true;
    const { send, other } = setup({
      primary: () => retryable(),
      fallback: () => (fallbackUp ? sent : retryable()),
      options: { retry: { maxAttempts: 1 } },
    });
    expect(await send(1)).toMatchObject({ sent: 1, spooled: 0 });
    fallbackUp = false;
    expect(await send(1)).toMatchObject({ sent: 0, spooled: 1 });
    expect(other?.calls).toHaveLength(2);
  });

  test("that hangs does not touch a primary that works", async () => {
    const { send } = setup({ fallback: untilAborted });
    expect(await send(1)).toMatchObject({ sent: 1 });
  });

  test("that fails has a breaker of its own", async () => {
    const { send, first, other, exporter } = setup({
      primary: () => retryable({ retryAfterMs: 1 }),
      fallback: () => retryable(),
      options: { retry: { maxAttempts: 1 } },
    });
    for (let round = 0; round < 8; round++) await send(1);
    expect(other?.calls).toHaveLength(5);
    expect(exporter.status().breaker).toBe("closed");
    expect(first.calls.length).toBeGreaterThan(0);
  });
});

describe("without a spool", () => {
  test("it is tried five times, and lost then", async () => {
    const { send, first, machine, lines } = setup({
      primary: () => retryable(),
      spool: false,
      options: { retry: { initialDelayMs: 10 } },
    });
    const outcome = send(2);
    await pass(machine, 60_000);
    expect(await outcome).toMatchObject({
      dropped: { export_failed: 2 },
      cause: { message: expect.stringContaining("did not work") },
    });
    expect(first.calls).toHaveLength(5);
    // The processor says what is lost.
    expect(lines).toEqual([]);
  });

  test("a shutdown that begins ends the waiting", async () => {
    const { send, exporter, machine } = setup({ primary: () => retryable(), spool: false });
    const outcome = send(2);
    await machine.scheduler.advance(1);
    exporter.stopRetrying();
    expect(await outcome).toMatchObject({ dropped: { export_failed: 2 } });
  });
});

test("an exporter that breaks its promise never to reject costs what it was given, live and out of the spool, and no more", async () => {
  let answer: Script = () => Promise.reject(new Error("a bug"));
  const { send, ledger, machine } = setup({ primary: (...call) => answer(...call) });
  expect(await send(2)).toMatchObject({ dropped: { export_failed: 2 } });
  answer = () => retryable();
  await send(3);
  answer = (_payload, _signal, call) => (call === 2 ? Promise.reject(new Error("a bug")) : sent);
  await until(machine, () => ledger.snapshot().spooled === 0);
  expect(ledger.snapshot().dropped.export_failed).toBe(5);
  expect(await send(1)).toMatchObject({ sent: 1 });
});

test("every attempt has as much time as it is given", async () => {
  const { send, machine } = setup({ primary: untilAborted, options: { timeoutMs: 3000 } });
  const outcome = send(2);
  await machine.scheduler.advance(3000);
  expect(await outcome).toMatchObject({ spooled: 2, cause: { message: expect.stringContaining("within 3000 ms") } });
});

test.each([
  ["a spool", {}, 1],
  ["a fallback", { fallback: () => retryable(), spool: false }, 3],
  ["both", { fallback: () => retryable() }, 3],
  ["neither", { spool: false }, 5],
] satisfies [string, Setup, number][])("with %s, %o, it is tried %i times by default", async (_name, places, times) => {
  const { send, machine, first } = setup({ ...places, primary: () => retryable() });
  const attempts = send(1).then(() => first.calls.length);
  await pass(machine, 20_000);
  expect(await attempts).toBe(times);
});

test("by default a minute is what it waits at the longest, and half of that between two attempts", async () => {
  const impatient = setup({ primary: () => retryable({ retryAfterMs: 60_001 }), spool: false });
  expect(await impatient.send(1)).toMatchObject({ dropped: { export_failed: 1 } });
  const patient = setup({ primary: () => retryable({ retryAfterMs: 60_000 }), spool: false });
  await Promise.race([patient.send(1), settle()]);
  expect(patient.ledger.snapshot().dropped.export_failed).toBe(0);

  const machine = new Machine();
  const breaker = new CircuitBreaker({ failureThreshold: 100, scheduler: machine.scheduler });
  const { send, first } = setup({
    machine,
    primary: () => retryable(),
    spool: false,
    options: { breaker, retry: { maxAttempts: 100, maxElapsedMs: 100_000 } },
  });
  const outcome = send(1);
  await pass(machine, 100_000);
  await outcome;
  // 23.25 s until the fifth, and 22.5 s for each further one.
  expect(first.calls).toHaveLength(6 + 3);
});

test("what fails before anything is sent does not mean that the primary works again", async () => {
  const { send, lines } = setup({
    primary: (_payload, _signal, call) => (call === 0 ? retryable() : failed("sender", "headers")),
    spool: false,
    fallback: () => sent,
    options: { retry: { maxAttempts: 1 } },
  });
  await send(1);
  await send(1);
  expect(lines).toEqual([expect.stringContaining("it did not work")]);
});

test("the memory of a request that was not sent serves no other", async () => {
  const { send, first } = setup({ primary: () => retryable(), spool: false, options: { retry: { maxAttempts: 1 } } });
  await send(1);
  const ids = first.calls.flatMap(spanIds);
  await send(1);
  expect(first.calls.flatMap(spanIds)).toEqual([...ids, expect.not.stringContaining(ids[0] as string)]);
});

test("a stock exporter gets out of the spool what was compressed there", async () => {
  const machine = new Machine();
  const names: string[] = [];
  let up = false;
  const primary: SpanExporter = {
    export: (spans, done) => {
      if (!up) return done({ code: 1, error: new Error("nobody there") });
      names.push(...spans.map(({ name }) => name));
      return done({ code: 0 });
    },
    shutdown: async () => {},
  };
  const { exporter, ledger } = setup({ machine, options: { primary } });
  await exporter.send(makeBatch(3, { text: "x".repeat(1000) }), NEVER);
  expect(exporter.status().spooledBytes).toBeLessThan(3000);
  up = true;
  await until(machine, () => ledger.snapshot().spooled === 0);
  expect(names).toEqual(["span 0", "span 1", "span 2"]);
});

test("`export` is a success when the spool has taken it", async () => {
  const { exporter } = setup({ primary: () => retryable() });
  const result = await new Promise((resolve) => exporter.export(makeSpans(2), resolve));
  expect(result).toEqual({ code: 0 });
  const bare = setup({ primary: () => failed() });
  const refused = await new Promise<{ error?: Error }>((resolve) => bare.exporter.export(makeSpans(2), resolve));
  expect(ExportError.isInstance(refused.error)).toBe(true);
});

test("every request is told, with how long it took; and what the listener throws is survived", async () => {
  const attempts: unknown[] = [];
  const machine = new Machine();
  const { send } = setup({
    machine,
    primary: async () => {
      await machine.scheduler.advance(20);
      return retryable();
    },
    fallback: () => sent,
    options: {
      retry: { maxAttempts: 1 },
      onAttempt: ({ destination, items, durationMs, outcome }) => {
        attempts.push([destination, items, durationMs, outcome.kind]);
        throw new Error("of the application");
      },
    },
  });
  await send(2);
  expect(attempts).toEqual([
    ["primary", 2, 20, "retryable"],
    ["fallback", 2, 0, "sent"],
  ]);
});

test("a stock exporter that never answers has ten seconds, one of this package the time that it takes itself", async () => {
  const machine = new Machine();
  const stock = { export: () => {}, shutdown: async () => {} };
  const { send, first, exporter } = setup({ machine, primary: untilAborted, fallback: () => sent });
  const { send: sendStock } = setup({ machine, spool: false, options: { primary: stock, retry: { maxAttempts: 1 } } });
  const { send: sendToBoth, other } = setup({
    machine,
    primary: () => retryable(),
    spool: false,
    options: { fallback: stock, retry: { maxAttempts: 1 } },
  });
  const hanging = send(1);
  const outcome = sendStock(1);
  const second = sendToBoth(1);
  await machine.scheduler.advance(9999);
  const state = await Promise.race([outcome, second, settle().then(() => "waits")]);
  expect(state).toBe("waits");
  await machine.scheduler.advance(1);
  expect(await outcome).toMatchObject({
    dropped: { export_failed: 1 },
    cause: { message: expect.stringContaining("No answer within 10000 ms") },
  });
  expect(await second).toMatchObject({ dropped: { export_failed: 1 } });
  await pass(machine, 60_000);
  expect(first.calls).toHaveLength(1);
  expect(exporter.status().inFlightSpans).toBe(1);
  expect(other).toBeUndefined();
  exporter.drain();
  await pass(machine, 1000);
  expect(await hanging).toMatchObject({ spooled: 1 });
});

test("a wrong option is an error at construction", () => {
  const primary = new ScriptedExporter();
  const make = (options: object) => () => new ResilientSpanExporter({ primary, ...options });
  expect(make({ primary: {} })).toThrow("Expected `primary` to be a span exporter, got an object");
  expect(make({ primary: { export: () => {} } })).toThrow("`primary`");
  expect(make({ random: 0.5 })).toThrow("Expected `random` to be a function");
  expect(make({ onAttempt: {} })).toThrow("`onAttempt`");
  expect(make({ fallback: 5 })).toThrow("`fallback`");
  expect(make({ spool: "/tmp" })).toThrow("Expected `spool` to be a DiskSpool");
  expect(make({ retry: { maxAttempts: 0 } })).toThrow("`retry.maxAttempts`");
  expect(make({ retry: { initialDelayMs: 100, maxDelayMs: 10 } })).toThrow(
    "`retry.maxDelayMs` to be an integer from 100",
  );
  expect(make({ timeoutMs: 0 })).toThrow("`timeoutMs`");
  expect(make({ log: true })).toThrow("`log`");
});
