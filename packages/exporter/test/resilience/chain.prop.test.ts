import { getEventListeners } from "node:events";

import { EncodedBatch, type EncodedSpan, Ledger, type Scheduler, unaccounted } from "@sideband/core";
import fc from "fast-check";
import { expect, test } from "vitest";

import type { ExporterLayers } from "../../src/exporter-layers.ts";
import { nestedFields } from "../../src/protobuf/nested-fields.ts";
import type { Outcome } from "../../src/outcome.ts";
import { ResilientSpanExporter } from "../../src/resilience/resilient-span-exporter.ts";
import type { Payload, Sender } from "../../src/sender.ts";
import { failed, partiallySent, retryable, sent } from "../support/scripted-sender.ts";
import { encode, makeSpans } from "../support/spans.ts";
import { Machine } from "../support/spool.ts";

/** What a receiver does with one request. */
type Reaction =
  | { readonly kind: "take" | "reject" | "throw" | "cannot" | "refuse" | "slow" }
  /** Never answers; the request may have arrived all the same. */
  | { readonly kind: "hang"; readonly arrives: boolean }
  | { readonly kind: "takePart"; readonly rejected: number }
  | { readonly kind: "takeUpTo"; readonly items: number }
  | { readonly kind: "fail"; readonly retryAfterMs: number | undefined };

type Answer = Reaction & { readonly delayMs: number };

type Who = "primary" | "fallback";

type Step =
  | { readonly kind: "send"; readonly spans: number }
  | { readonly kind: "abort"; readonly which: number }
  | { readonly kind: "pass"; readonly ms: number }
  | { readonly kind: "answers"; readonly of: Who; readonly answers: readonly Answer[] }
  | { readonly kind: "diskFails"; readonly what: string; readonly times: number }
  | { readonly kind: "diskFull"; readonly spareBytes: number }
  | { readonly kind: "diskHeals" | "drain" | "stopRetrying" | "flush" }
  | { readonly kind: "restart"; readonly how: "shutdown" | "kill" };

const weighed = <T>(...choices: readonly (readonly [number, fc.Arbitrary<T>])[]): fc.Arbitrary<T> =>
  fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));

const reaction: fc.Arbitrary<Reaction> = weighed<Reaction>(
  [6, fc.constant({ kind: "take" })],
  [6, fc.record({ kind: fc.constant("fail"), retryAfterMs: fc.constantFrom(undefined, undefined, 1000, 30_000) })],
  [3, fc.record({ kind: fc.constantFrom("slow", "refuse", "cannot", "reject", "throw") })],
  [2, fc.record({ kind: fc.constant("hang"), arrives: fc.boolean() })],
  [1, fc.record({ kind: fc.constant("takePart"), rejected: fc.integer({ min: 1, max: 3 }) })],
  [2, fc.record({ kind: fc.constant("takeUpTo"), items: fc.integer({ min: 0, max: 3 }) })],
);

const answer: fc.Arbitrary<Answer> = fc
  .tuple(reaction, fc.constantFrom(0, 0, 0, 20, 4000))
  .map(([what, delayMs]) => ({ ...what, delayMs }));

const step: fc.Arbitrary<Step> = weighed<Step>(
  [10, fc.record({ kind: fc.constant("send"), spans: fc.integer({ min: 1, max: 8 }) })],
  [1, fc.record({ kind: fc.constant("abort"), which: fc.nat({ max: 5 }) })],
  [7, fc.record({ kind: fc.constant("pass"), ms: fc.constantFrom(1, 50, 1000, 7000, 35_000, 70_000) })],
  [
    6,
    fc.record({
      kind: fc.constant("answers"),
      of: fc.constantFrom("primary", "primary", "fallback"),
      answers: fc.array(answer, { minLength: 1, maxLength: 4 }),
    }),
  ],
  [
    2,
    fc.record({
      kind: fc.constant("diskFails"),
      what: fc.constantFrom("write", "sync", "open", "read", "truncate", "remove", "rename", "makeDirectory", "list"),
      times: fc.integer({ min: 1, max: 3 }),
    }),
  ],
  [1, fc.record({ kind: fc.constant("diskFull"), spareBytes: fc.integer({ min: 0, max: 2000 }) })],
  [3, fc.record({ kind: fc.constantFrom("diskHeals", "diskHeals", "drain", "stopRetrying", "flush") })],
  [1, fc.record({ kind: fc.constant("restart"), how: fc.constantFrom("shutdown", "kill") })],
);

interface Setup {
  readonly hasFallback: boolean;
  readonly hasSpool: boolean;
  readonly timeoutMs: number | undefined;
  readonly maxAttempts: number | undefined;
  /** How many steps late the ledger comes. */
  readonly ledgerComesAfter: number;
}

const setup: fc.Arbitrary<Setup> = fc.record({
  hasFallback: fc.boolean(),
  hasSpool: fc.constantFrom(true, true, true, false),
  timeoutMs: fc.constantFrom(undefined, 3000),
  maxAttempts: fc.constantFrom(undefined, 1, 3),
  ledgerComesAfter: fc.constantFrom(0, 0, 3),
});

/** Where the id of a span lies in its bytes: tag, length, 16 bytes of trace id, tag, length. */
const SPAN_ID_AT = 20;

const [TEMPLATE] = encode(makeSpans(1)).spans as [EncodedSpan];

const spanOf = (id: number): EncodedSpan => {
  const bytes = Buffer.from(TEMPLATE.bytes);
  bytes.writeBigUInt64BE(BigInt(id), SPAN_ID_AT);
  return { ...TEMPLATE, bytes };
};

const idsOf = (request: Uint8Array): number[] => {
  const inner = (messages: readonly Uint8Array[], field: number): Uint8Array[] =>
    messages.flatMap((message) =>
      Array.from(nestedFields(message))
        .filter(({ number }) => number === field)
        .map(({ body }) => body),
    );
  return inner(inner(inner([request], 1), 2), 2).map((span) => Number(Buffer.from(span).readBigUInt64BE(SPAN_ID_AT)));
};

/** What goes on outside of the processes: receivers, a disk, time. */
class World {
  readonly machine = new Machine();
  readonly answers: Record<Who, readonly Answer[]> = {
    primary: [{ kind: "take", delayMs: 0 }],
    fallback: [{ kind: "take", delayMs: 0 }],
  };
  /** How many spans there are: their ids count up. */
  spans = 0;
  /** Those about which a receiver has decided. */
  readonly answered = new Set<number>();
  readonly taken = new Map<number, number>();
  /** Until when the primary wants to be left alone. */
  quietUntilMs = 0;
  /** When the primary failed, since it did anything else. */
  failures: number[] = [];
  /** What should never have come to a receiver. */
  readonly complaints: string[] = [];
  activity = 0;
  /** Answers that take their time. */
  answering = 0;
  #process = 0;
  #calls = 0;
  #turns: number;
  readonly #diskFailures = new Map<string, number>();

  constructor(seed: number) {
    this.#turns = seed;
    this.machine.disk.hook = (operation) => this.#disk(operation);
  }

  get now(): number {
    return this.machine.scheduler.now();
  }

  failDisk(what: string, times: number): void {
    this.#diskFailures.set(what, times);
  }

  healDisk(): void {
    this.#diskFailures.clear();
    this.machine.disk.capacity = Infinity;
  }

  /** Who knows nothing of what the one before was told, and hears no answers to what that one has sent. */
  nextProcess(): void {
    this.#process += 1;
    this.quietUntilMs = 0;
  }

  kill(): void {
    const { hook } = this.machine.disk;
    this.machine.disk.kill();
    this.machine.disk.hook = hook;
  }

  receive(who: Who, { body, items }: Payload, signal: AbortSignal): Promise<Outcome> {
    this.activity += 1;
    const ids = idsOf(body);
    if (ids.length !== items) this.complaints.push(`${ids.length} spans, said to be ${items}`);
    if (ids.some((id) => id >= this.spans)) this.complaints.push("a span that nobody made");
    const answers = this.answers[who];
    const said = answers[this.#calls++ % answers.length] as Answer;
    if (who === "primary") {
      if (this.now < this.quietUntilMs) this.complaints.push("it wanted to be left alone");
      if (said.kind === "fail" && said.retryAfterMs === undefined) this.failures.push(this.now);
      else this.failures = [];
    }
    if (said.kind === "throw") throw new Error("a bug");
    return this.#answer(who, said, ids, signal);
  }

  async #answer(who: Who, said: Answer, ids: readonly number[], signal: AbortSignal): Promise<Outcome> {
    const asker = this.#process;
    if (said.kind === "hang" && said.arrives) this.#take(ids);
    if (!(await this.#wait(said.kind === "hang" ? Infinity : said.delayMs, signal))) {
      return retryable({ code: "aborted" });
    }
    this.activity += 1;
    switch (said.kind) {
      case "take":
        this.#take(ids);
        return sent;
      case "takePart": {
        const rejected = Math.min(said.rejected, ids.length);
        this.#take(ids.slice(rejected));
        for (const id of ids) this.answered.add(id);
        return partiallySent(rejected);
      }
      case "takeUpTo":
        if (ids.length > said.items) {
          if (ids.length === 1) this.answered.add(ids[0] as number);
          return failed("receiver", "too_large");
        }
        this.#take(ids);
        return sent;
      case "refuse":
        for (const id of ids) this.answered.add(id);
        return failed();
      case "slow":
        return retryable({ slow: true, code: "unauthorized" });
      case "fail": {
        const { retryAfterMs } = said;
        if (retryAfterMs === undefined) return retryable();
        const untilMs = this.now + retryAfterMs;
        // What is sent in the same turn could not have known.
        setImmediate(() => {
          if (who === "primary" && asker === this.#process) this.quietUntilMs = Math.max(this.quietUntilMs, untilMs);
        });
        return retryable({ retryAfterMs });
      }
      case "reject":
        throw new Error("a bug");
      default:
        return failed("sender", "file");
    }
  }

  #take(ids: readonly number[]): void {
    for (const id of ids) {
      this.answered.add(id);
      this.taken.set(id, (this.taken.get(id) ?? 0) + 1);
    }
  }

  #wait(ms: number, signal: AbortSignal): Promise<boolean> | true {
    if (ms === 0) return true;
    const isTimed = ms !== Infinity;
    if (isTimed) this.answering += 1;
    return new Promise((resolve) => {
      const finish = (rested: boolean): void => {
        cancel();
        if (isTimed) this.answering -= 1;
        signal.removeEventListener("abort", onAbort);
        resolve(rested);
      };
      const onAbort = (): void => finish(false);
      const cancel = isTimed ? this.machine.scheduler.schedule(() => finish(true), ms) : () => {};
      if (signal.aborted) onAbort();
      else signal.addEventListener("abort", onAbort);
    });
  }

  /** Every call takes another while, and some fail. */
  async #disk(operation: string): Promise<void> {
    this.activity += 1;
    this.#turns = (this.#turns * 1_103_515_245 + 12_345) % 2 ** 31;
    for (let turn = this.#turns % 4; turn > 0; turn--) await new Promise((resolve) => setImmediate(resolve));
    const left = this.#diskFailures.get(operation) ?? 0;
    if (left === 0) return;
    this.#diskFailures.set(operation, left - 1);
    throw Object.assign(new Error("EIO: the disk says no"), { code: "EIO" });
  }

  /** Lets everything happen that waits for no time. */
  async settle(): Promise<void> {
    for (let calm = 0, seen = -1; calm < 8; calm++) {
      if (seen !== this.activity) calm = 0;
      seen = this.activity;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 5000) {
      await this.machine.scheduler.advance(Math.min(5000, left));
      await this.settle();
    }
  }
}

interface Pending {
  readonly controller: AbortController;
  readonly spans: number;
}

/** One process. Nothing that it does has any effect once it is dead. */
class Process {
  readonly world: World;
  readonly exporter: ResilientSpanExporter;
  readonly ledger = new Ledger();
  readonly #entrance = this.ledger.claimEntrance();
  readonly pending = new Set<Pending>();
  readonly signals: AbortSignal[] = [];
  readonly #cancels = new Set<() => void>();
  #alive = true;
  #stepsToLedger: number;
  ends = false;

  constructor(world: World, { hasFallback, hasSpool, timeoutMs, maxAttempts, ledgerComesAfter }: Setup) {
    const { machine } = world;
    this.world = world;
    const scheduler: Scheduler = {
      now: () => machine.scheduler.now(),
      wallTime: () => machine.scheduler.wallTime(),
      schedule: (callback, delayMs) => {
        const cancel = machine.scheduler.schedule(() => {
          this.#cancels.delete(cancel);
          callback();
        }, delayMs);
        if (!this.#alive) cancel();
        else this.#cancels.add(cancel);
        return cancel;
      },
    };
    this.exporter = new ResilientSpanExporter({
      primary: this.#exporter("primary"),
      ...(hasFallback && { fallback: this.#exporter("fallback") }),
      ...(hasSpool && {
        spool: machine.spool({
          scheduler,
          fileSystem: this.#mortal(machine.disk),
          locks: this.#mortal(machine.disk.locks),
          log: () => {},
        }),
      }),
      ...(timeoutMs !== undefined && { timeoutMs }),
      retry: maxAttempts === undefined ? {} : { maxAttempts },
      scheduler,
      random: () => 0.5,
      log: () => {},
    });
    this.ledger.measure("inFlight", () => [...this.pending].reduce((sum, { spans }) => sum + spans, 0));
    this.#stepsToLedger = ledgerComesAfter;
    this.step();
  }

  /** Another step has been made. */
  step(): void {
    if (this.#stepsToLedger-- === 0) this.attachLedger();
  }

  attachLedger(): void {
    this.exporter.useLedger(this.ledger);
  }

  get hasLedger(): boolean {
    return this.#stepsToLedger < 0;
  }

  get dropped(): number {
    return Object.values(this.ledger.snapshot().dropped).reduce((sum, count) => sum + count, 0);
  }

  get unsettled(): number {
    return this.ledger.snapshot().inFlight;
  }

  die(): void {
    this.#alive = false;
    for (const cancel of this.#cancels) cancel();
  }

  /** As a processor does it. */
  send(spans: number): void {
    const batch = new EncodedBatch(Array.from({ length: spans }, () => spanOf(this.world.spans++)));
    const pending = { controller: new AbortController(), spans };
    this.pending.add(pending);
    this.signals.push(pending.controller.signal);
    this.#entrance.accept(spans);
    void this.exporter.send(batch, pending.controller.signal).then((outcome) => {
      if (!this.#alive) return;
      this.world.activity += 1;
      const { dropped, rejected, spooled, sent: exported } = outcome;
      const lost = Object.values(dropped).reduce((sum, count) => sum + count, 0);
      if (exported + rejected + spooled + lost !== spans) this.world.complaints.push("an outcome that does not add up");
      this.pending.delete(pending);
      this.ledger.countExported(exported);
      this.ledger.countRejected(rejected);
      for (const [reason, count] of Object.entries(dropped)) this.ledger.countDropped(reason as "spool_full", count);
    });
  }

  #exporter(who: Who) {
    const transport: Sender = {
      send: (payload, signal) =>
        this.#alive ? this.world.receive(who, payload, signal) : new Promise<Outcome>(() => {}),
      shutdown: async () => {},
    };
    const layers: ExporterLayers = {
      compress: (next) => next,
      transport,
      target: who,
      maxRequestBytes: 64 * 1024 * 1024,
    };
    return { layers: () => layers, export: () => {}, shutdown: async () => {} };
  }

  #mortal<T extends object>(target: T): T {
    return new Proxy(target, {
      get: (_target, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== "function") return member;
        return async (...args: unknown[]) => {
          const result: unknown = this.#alive ? await member.apply(target, args) : undefined;
          return this.#alive ? result : new Promise(() => {});
        };
      },
    });
  }
}

const MAX_SHUTDOWN_MS = 5000;

/** Runs a story to its end, and beyond that until everything that was kept has been sent. */
const live = async (setup: Setup, steps: readonly Step[], seed: number): Promise<void> => {
  const world = new World(seed);
  let process = new Process(world, setup);
  let lost = 0;
  let rejected = 0;
  let restarts = 0;
  let longestQueue = 0;
  const { hasSpool } = setup;
  const happened = new Set<string>();

  const end = async (how: "shutdown" | "kill"): Promise<void> => {
    process.attachLedger();
    if (how === "kill") {
      lost += process.unsettled + process.dropped;
      process.die();
      world.kill();
    } else {
      let closed = false;
      void process.exporter.shutdown().then(() => (closed = true));
      await world.settle();
      if (!closed) await world.pass(MAX_SHUTDOWN_MS);
      // What hangs and what hears of no end gets its time: that is up to the exporter where there is no spool.
      if (!hasSpool && !closed) {
        for (const { controller } of process.pending) controller.abort();
        await world.settle();
      }
      expect(closed).toBe(true);
      expect(process.pending.size).toBe(0);
      expect(unaccounted(process.ledger.snapshot())).toBe(0);
      expect(world.machine.scheduler.clock.pendingTimers).toBe(world.answering);
      lost += process.dropped;
    }
    for (const signal of how === "kill" ? [] : process.signals) {
      expect(getEventListeners(signal, "abort")).toHaveLength(0);
    }
    rejected += process.ledger.snapshot().rejected;
  };

  for (const step of steps) {
    happened.add(step.kind);
    switch (step.kind) {
      case "send": {
        const { breaker } = process.exporter.status();
        const primaryTakes = world.answers.primary.every(({ kind, delayMs }) => kind === "take" && delayMs === 0);
        const before = process.pending.size;
        process.send(step.spans);
        longestQueue = Math.max(longestQueue, process.pending.size);
        await world.settle();
        if (primaryTakes && breaker === "closed" && world.now >= world.quietUntilMs && !process.ends) {
          expect(process.pending.size).toBeLessThanOrEqual(before);
        }
        break;
      }
      case "abort":
        [...process.pending][step.which]?.controller.abort();
        break;
      case "pass":
        await world.pass(step.ms);
        break;
      case "answers":
        world.answers[step.of] = step.answers;
        for (const { kind } of step.answers) happened.add(kind);
        break;
      case "diskFails":
        world.failDisk(step.what, step.times);
        break;
      case "diskFull":
        world.machine.disk.capacity = world.machine.disk.bytes + step.spareBytes;
        break;
      case "diskHeals":
        world.healDisk();
        break;
      case "drain":
      case "stopRetrying":
        process.ends = true;
        process.exporter[step.kind]();
        break;
      case "flush":
        void process.exporter.forceFlush();
        break;
      case "restart":
        await end(step.how);
        restarts += 1;
        world.nextProcess();
        process = new Process(world, setup);
        break;
    }
    await world.settle();
    process.step();
    if (process.pending.size === 0 && process.hasLedger) expect(unaccounted(process.ledger.snapshot())).toBe(0);
    const since = world.failures[0] ?? world.now;
    const minutes = (world.now - since) / 54_000 + 1;
    // Five until the breaker opens, what was on its way by then, the first and quickest attempts of the replay; and
    // then for each time the breaker is half-open one of each.
    expect(world.failures.length).toBeLessThanOrEqual((restarts + 1) * (5 + 8) + longestQueue + 4 * minutes);
  }

  world.healDisk();
  world.answers.primary = world.answers.fallback = [{ kind: "take", delayMs: 0 }];
  await end("shutdown");
  world.nextProcess();
  const last = new Process(world, { ...setup, ledgerComesAfter: 0 });
  process = last;
  await world.settle();
  for (let minute = 0; minute < 12 && last.exporter.status().spooledSpans > 0; minute++) await world.pass(60_000);
  expect(last.exporter.status().spooledSpans).toBe(0);
  await end("shutdown");

  expect(world.complaints).toEqual([]);
  const missing = world.spans - world.answered.size;
  // A receiver that does not know us decides nothing, but where nothing is kept it counts as a refusal.
  expect(missing).toBeLessThanOrEqual(hasSpool ? lost : lost + rejected);
  const none = (...kinds: (Step["kind"] | Reaction["kind"])[]): boolean => kinds.every((kind) => !happened.has(kind));
  if (hasSpool && none("diskFails", "diskFull", "cannot", "reject", "throw", "restart")) expect(lost).toBe(0);
  if (hasSpool && none("refuse", "takePart", "takeUpTo")) expect(rejected).toBe(0);
  if (
    none("hang", "abort", "drain", "stopRetrying", "restart", "diskFails", "takeUpTo") &&
    setup.timeoutMs === undefined
  ) {
    expect(Math.max(1, ...world.taken.values())).toBe(1);
  }
};

test("whatever receivers, the disk, the caller and the process do: every span is accounted for", async () => {
  const unhandled: unknown[] = [];
  const onUnhandled = (error: unknown): void => void unhandled.push(error);
  process.on("unhandledRejection", onUnhandled);
  try {
    await fc.assert(
      fc.asyncProperty(
        setup,
        fc.array(step, { maxLength: 40, size: "max" }),
        fc.integer({ min: 1, max: 2 ** 30 }),
        async (setup, steps, seed) => {
          await live(setup, steps, seed);
          expect(unhandled).toEqual([]);
        },
      ),
    );
  } finally {
    process.off("unhandledRejection", onUnhandled);
  }
}, 600_000);
