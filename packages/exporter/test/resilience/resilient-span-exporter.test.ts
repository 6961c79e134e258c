import { Ledger, type SpanExporter, unaccounted } from "@sideband/core";
import { describe, expect, test } from "vitest";

import { ExportError } from "../../src/export-error.ts";
import { CircuitBreaker } from "../../src/resilience/circuit-breaker.ts";
import type { ResilientSpanExporterOptions } from "../../src/resilience/resilient-options.ts";
import { ResilientSpanExporter } from "../../src/resilience/resilient-span-exporter.ts";
import type { DiskSpoolOptions } from "../../src/spool/disk-spool-options.ts";
import {
  failed,
  NEVER,
  partiallySent,
  retryable,
  type Script,
  sent,
  untilAborted,
} from "../support/scripted-sender.ts";
import { ScriptedExporter } from "../support/scripted-exporter.ts";
import { spanIds } from "../support/span-ids.ts";
import { encode, makeBatch, makeSpans } from "../support/spans.ts";
import { Machine, settle } from "../support/spool.ts";

interface Setup {
  readonly machine?: Machine;
  readonly primary?: Script;
  readonly fallback?: Script;
  readonly spool?: Partial<DiskSpoolOptions> | false;
  readonly options?: Partial<ResilientSpanExporterOptions>;
}

const setup = ({ machine = new Machine(), primary, fallback, spool = {}, options = {} }: Setup = {}) => {
  const first = new ScriptedExporter(primary);
  const other = fallback === undefined ? undefined : new ScriptedExporter(fallback);
  const lines: string[] = [];
  const exporter = new ResilientSpanExporter({
    primary: first,
    ...(other !== undefined && { fallback: other }),
    ...(spool !== false && { spool: machine.spool({ log: (line) => lines.push(line), ...spool }) }),
    scheduler: machine.scheduler,
    random: () => 0.5,
    log: (line) => lines.push(line),
    ...options,
  });
  const ledger = new Ledger();
  const entrance = ledger.claimEntrance();
  exporter.useLedger(ledger);
  /** As a processor does it. */
  const send = async (count: number, signal = NEVER) => {
    const batch = makeBatch(count);
    entrance.accept(count);
    const outcome = await exporter.send(batch, signal);
    ledger.countExported(outcome.sent);
    ledger.countRejected(outcome.rejected);
    for (const [reason, lost] of Object.entries(outcome.dropped)) ledger.countDropped(reason as "spool_full", lost);
    expect(unaccounted(ledger.snapshot())).toBe(0);
    return outcome;
  };
  return { machine, exporter, ledger, send, lines, first: first.transport, other: other?.transport };
};

const pass = async (machine: Machine, ms: number): Promise<void> => {
  for (let passed = 0; passed < ms; passed += 1000) {
    await machine.scheduler.advance(Math.min(1000, ms - passed));
    await settle();
  }
};

/** Lets virtual time pass, second by second, and as much of the real one as the thread pool needs, until something is so. */
const until = async (machine: Machine, isSo: () => boolean): Promise<void> => {
  for (let second = 0; !isSo(); second++) {
    if (second === 1000) throw new Error("it never came to that");
    await pass(machine, 1000);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
};

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

describe("what the receiver refuses", () => {
  test("is rejected, and never kept", async () => {
    const { send, exporter } = setup({ primary: () => failed() });
    expect(await send(3)).toMatchObject({ rejected: 3, spooled: 0 });
    expect(exporter.status().spooledSpans).toBe(0);
  });

  test("out of the spool too, and that is said", async () => {
    let answer: Script = () => retryable();
    const { send, ledger, machine, lines, exporter } = setup({ primary: (...call) => answer(...call) });
    await send(3);
    await send(2);
    answer = (_payload, _signal, call) => (call === 3 ? failed() : partiallySent(1));
    await pass(machine, 70_000);
    const { exported, rejected, spooled } = ledger.snapshot();
    expect({ exported, rejected, spooled }).toEqual({ exported: 1, rejected: 4, spooled: 0 });
    await exporter.shutdown();
    expect(lines.filter((line) => line.startsWith("Replay"))).toEqual([
      expect.stringContaining("3 lost"),
      expect.stringMatching(/shut down; .*: 2 times, 4 lost/),
    ]);
  });

  test("for its size is cut in two until it fits, live and out of the spool", async () => {
    let up = true;
    const taken: string[] = [];
    const primary: Script = (payload) => {
      if (!up) return retryable();
      if (payload.items > 3) return failed("receiver", "too_large");
      taken.push(...spanIds(payload));
      return sent;
    };
    const { send, ledger, machine, exporter } = setup({ primary });
    expect(await send(10)).toMatchObject({ sent: 10, rejected: 0 });
    up = false;
    await exporter.send(encode(makeSpans(10, { text: "x".repeat(1000) })), NEVER);
    up = true;
    await until(machine, () => ledger.snapshot().spooled === 0);
    expect(new Set(taken).size).toBe(20);
    expect(taken).toHaveLength(20);
    expect(ledger.snapshot()).toMatchObject({ exported: 20, rejected: 0, spooled: 0 });
  });

  test("for its size though it is a single span is rejected", async () => {
    const { send } = setup({ primary: () => failed("receiver", "too_large") });
    expect(await send(2)).toMatchObject({ rejected: 2 });
  });
});

test("a receiver that does not know us any more gets it later", async () => {
  let known = false;
  const { send, ledger, machine, lines } = setup({
    primary: () => (known ? sent : retryable({ slow: true, code: "unauthorized" })),
  });
  expect(await send(2)).toMatchObject({ spooled: 2, rejected: 0 });
  known = true;
  await pass(machine, 120_000);
  expect(ledger.snapshot()).toMatchObject({ exported: 2, spooled: 0 });
  expect(lines[0]).toContain("it did not work");
});

test("who asks to be left alone is left alone by live data and by the replay", async () => {
  const times: number[] = [];
  const machine = new Machine();
  const { send } = setup({
    machine,
    primary: () => {
      times.push(machine.scheduler.now());
      return times.length > 3 ? sent : retryable({ retryAfterMs: 30_000 });
    },
  });
  for (let second = 0; second < 100; second++) {
    await send(1);
    await pass(machine, 1000);
  }
  const gaps = times.slice(1, 4).map((time, index) => time - (times[index] ?? 0));
  expect(gaps.every((gap) => gap >= 30_000)).toBe(true);
});

test("one payload that always fails does not hold up what lies behind it", async () => {
  let poison: string | undefined;
  let up = false;
  const taken: string[] = [];
  const { send, ledger, machine } = setup({
    primary: (payload) => {
      const [id] = spanIds(payload);
      poison ??= id;
      if (!up || id === poison) return retryable();
      taken.push(...spanIds(payload));
      return sent;
    },
    options: { retry: { maxAttempts: 1, initialDelayMs: 1000 } },
  });
  for (let round = 0; round < 3; round++) await send(1);
  up = true;
  for (let second = 0; second < 300 && ledger.snapshot().spooled > 1; second++) {
    await send(1);
    await pass(machine, 1000);
  }
  expect(ledger.snapshot()).toMatchObject({ spooled: 1, dropped: { export_failed: 0 } });
  expect(unaccounted(ledger.snapshot())).toBe(0);
});

test.each([5, 20, 90])("nor does it keep live data away, of which some comes every %i seconds", async (seconds) => {
  let poison: string | undefined;
  let up = false;
  const { send, ledger, machine } = setup({
    primary: (payload) => {
      const [id] = spanIds(payload);
      poison ??= id;
      return up && id !== poison ? sent : retryable();
    },
  });
  await send(1);
  up = true;
  for (let round = 0; round < 40; round++) {
    expect(await send(1)).toMatchObject({ sent: 1 });
    await pass(machine, seconds * 1000);
  }
  expect(ledger.snapshot()).toMatchObject({ spooled: 1, exported: 40 });
});

describe("when the disk does not work", () => {
  test("it lives on memory, and says what is lost", async () => {
    const machine = new Machine();
    machine.disk.hook = (operation) => {
      if (operation === "makeDirectory") throw Object.assign(new Error("read-only"), { code: "EROFS" });
    };
    let up = false;
    const { send, lines } = setup({ machine, primary: () => (up ? sent : retryable()) });
    const patient = send(2);
    await pass(machine, 2000);
    up = true;
    await pass(machine, 70_000);
    expect(await patient).toMatchObject({ sent: 2 });

    up = false;
    const lost = send(3);
    await pass(machine, 120_000);
    expect(await lost).toMatchObject({
      dropped: { spool_full: 3 },
      cause: { message: expect.stringContaining("EROFS") },
    });
    expect(lines.filter((line) => line.includes("EROFS"))).toHaveLength(1);

    machine.disk.hook = () => {};
    expect(await send(4)).toMatchObject({ spooled: 4 });
  });

  test("a disk that is slow holds up nothing else", async () => {
    const machine = new Machine();
    const stuck = Promise.withResolvers<void>();
    machine.disk.hook = (operation) => (operation === "write" ? stuck.promise : undefined);
    let up = false;
    const { send, exporter, ledger } = setup({ machine, primary: () => (up ? sent : retryable()) });
    const slow = send(1);
    await settle();
    up = true;
    expect(await exporter.send(makeBatch(2), NEVER)).toMatchObject({ sent: 2 });
    stuck.resolve();
    expect(await slow).toMatchObject({ spooled: 1 });
    await pass(machine, 70_000);
    expect(ledger.snapshot()).toMatchObject({ exported: 1, spooled: 0 });
  });
});

describe("before the process ends", () => {
  test.each([
    ["drain", 1000],
    ["stopRetrying", 5000],
  ] as const)("%s: what hangs goes to the spool in time, and what comes later goes there at once", async (end, ms) => {
    const { send, exporter, machine, first } = setup({ primary: untilAborted });
    const hanging = send(2);
    await settle();
    exporter[end]();
    await machine.scheduler.advance(ms - 1);
    await settle();
    expect(exporter.status().spooledSpans).toBe(0);
    await machine.scheduler.advance(1);
    expect(await hanging).toMatchObject({ spooled: 2 });
    expect(await send(1)).toMatchObject({ spooled: 1 });
    expect(first.calls).toHaveLength(1);
    expect(exporter.status().inFlightSpans).toBe(0);
  });

  test("the spool hears of it, and waits for the thread pool no more", () => {
    const { exporter, machine } = setup();
    let drains = 0;
    Object.assign(machine.disk, { drain: () => (drains += 1) });
    exporter.drain();
    expect(drains).toBe(1);
  });

  test("the primary is shut down when the replay has let go of it", async () => {
    let hangs = false;
    const { send, exporter, machine, first } = setup({
      primary: async (payload, signal, call) => {
        if (!hangs) return retryable();
        const outcome = await untilAborted(payload, signal, call);
        await settle();
        return outcome;
      },
    });
    await send(2);
    hangs = true;
    await pass(machine, 2000);
    expect(exporter.status().inFlightSpans).toBe(2);
    let inFlight: number | undefined;
    first.shutdown = async () => {
      inFlight = exporter.status().inFlightSpans;
    };
    await exporter.shutdown();
    expect(inFlight).toBe(0);
  });

  test("a shutdown that begins after a drain gives no more time than was left", async () => {
    const { send, exporter, machine } = setup({ primary: untilAborted });
    const hanging = send(2);
    await settle();
    exporter.drain();
    await machine.scheduler.advance(900);
    exporter.stopRetrying();
    await machine.scheduler.advance(100);
    expect(await hanging).toMatchObject({ spooled: 2 });
  });

  test("nothing is sent to a fallback either when time is up", async () => {
    const { send, exporter, machine, other } = setup({ primary: untilAborted, fallback: () => sent });
    const hanging = send(2);
    await settle();
    exporter.drain();
    await machine.scheduler.advance(1000);
    expect(await hanging).toMatchObject({ spooled: 2 });
    expect(other?.calls).toHaveLength(0);
  });

  test.each(["rejects", "never ends"])("a shutdown of the primary that %s costs nothing that is kept", async (how) => {
    const machine = new Machine();
    const before = setup({ machine, primary: () => retryable() });
    await before.send(3);
    before.first.shutdown = () => (how === "rejects" ? Promise.reject(new Error("no")) : new Promise(() => {}));
    const shutdown = before.exporter.shutdown();
    if (how === "rejects") await expect(shutdown).rejects.toThrow("no");
    await settle();
    expect(machine.scheduler.clock.pendingTimers).toBe(0);
    expect(machine.disk.descriptors).toBe(0);
    if (how === "rejects") expect(before.lines.at(-1)).toContain("http://collector/v1/traces: shut down");

    const after = setup({ machine });
    await pass(machine, 1000);
    expect(after.ledger.snapshot()).toMatchObject({ recovered: 3, exported: 3 });
  });

  test("shutdown leaves what is kept to the next process, also what is being sent from there", async () => {
    const machine = new Machine();
    let script: Script = () => retryable();
    const { send, exporter, ledger, first } = setup({ machine, primary: (...call) => script(...call) });
    await send(2);
    script = untilAborted;
    await pass(machine, 60_000);
    expect(first.calls.length).toBeGreaterThan(1);
    await exporter.shutdown();
    expect(ledger.snapshot()).toMatchObject({ accepted: 2, spooled: 2, inFlight: 0 });
    expect(first.heard).toContain("shutdown");
    expect(await exporter.send(makeBatch(1), NEVER)).toMatchObject({ dropped: { shutdown: 1 } });
    expect(machine.scheduler.clock.pendingTimers).toBe(0);

    const after = setup({ machine });
    await pass(machine, 2000);
    expect(after.ledger.snapshot()).toMatchObject({ recovered: 2, exported: 2, spooled: 0 });
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

test("an abort of the caller keeps the batch", async () => {
  const controller = new AbortController();
  const { send } = setup({ primary: untilAborted });
  const outcome = send(2, controller.signal);
  await settle();
  controller.abort();
  expect(await outcome).toMatchObject({ spooled: 2 });
});

test.each(["drain", "stopRetrying"] as const)("%s ends the waiting of what the disk does not take", async (end) => {
  const machine = new Machine();
  machine.disk.hook = () => {
    throw Object.assign(new Error("read-only"), { code: "EROFS" });
  };
  const { send, exporter } = setup({ machine, primary: () => retryable() });
  const outcome = send(2);
  await settle();
  exporter[end]();
  expect(await outcome).toMatchObject({ dropped: { spool_full: 2 } });
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

test("a caller that has given up before it came has nothing sent, and its batch is kept", async () => {
  const { send } = setup({ primary: (_payload, signal) => (signal.aborted ? retryable({ code: "aborted" }) : sent) });
  expect(await send(2, AbortSignal.abort())).toMatchObject({ spooled: 2 });
});

test("what has been answered is not aborted any more", async () => {
  let signal = NEVER;
  const { send, exporter, machine } = setup({
    primary: (_payload, itsSignal) => {
      signal = itsSignal;
      return sent;
    },
  });
  await send(2);
  exporter.drain();
  await pass(machine, 2000);
  expect(signal).not.toBe(NEVER);
  expect(signal.aborted).toBe(false);
});

test("an abort of the caller whose batch cannot be kept has nothing more sent", async () => {
  const machine = new Machine();
  machine.disk.hook = () => {
    throw Object.assign(new Error("read-only"), { code: "EROFS" });
  };
  const controller = new AbortController();
  const { send, first } = setup({ machine, primary: untilAborted });
  const outcome = send(2, controller.signal);
  await settle();
  controller.abort();
  expect(await outcome).toMatchObject({ dropped: { spool_full: 2 } });
  expect(first.calls).toHaveLength(1);
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

test("a flush waits for what is on its way, and has what is kept reach the disk", async () => {
  const machine = new Machine();
  const answer = Promise.withResolvers<void>();
  const { send, exporter } = setup({
    machine,
    spool: { fsync: "interval" },
    primary: () => answer.promise.then(() => retryable()),
  });
  const synced: string[] = [];
  machine.disk.hook = (operation) => {
    if (operation === "sync") synced.push(operation);
  };
  const outcome = send(2);
  let isOver = false;
  const flush = exporter.forceFlush().then(() => (isOver = true));
  await settle();
  expect(isOver).toBe(false);
  answer.resolve();
  expect(await outcome).toMatchObject({ spooled: 2 });
  await flush;
  expect(synced).toEqual(["sync"]);
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

describe("where there is no room on the disk", () => {
  const make = (fallback?: Script) => {
    const machine = new Machine();
    machine.disk.hook = () => {
      throw Object.assign(new Error("read-only"), { code: "EROFS" });
    };
    const breaker = new CircuitBreaker({ failureThreshold: 1, resetTimeoutMs: 20_000, scheduler: machine.scheduler });
    const primary: Script = (_payload, _signal, call) => (call === 0 ? retryable() : sent);
    const options = { breaker, retry: { maxAttempts: 1 } };
    return setup({ machine, primary, options, ...(fallback !== undefined && { fallback }) });
  };

  test("what was not even tried waits in memory", async () => {
    const { send, machine } = make();
    const outcome = send(1);
    await pass(machine, 30_000);
    expect(await outcome).toMatchObject({ sent: 1 });
  });

  test("but with a fallback that has failed it waits for nobody", async () => {
    const { send, machine, ledger } = make(() => retryable());
    const outcome = send(1);
    await pass(machine, 10_000);
    expect(ledger.snapshot().dropped.spool_full).toBe(1);
    await outcome;
  });
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
