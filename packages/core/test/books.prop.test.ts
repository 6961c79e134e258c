import fc from "fast-check";
import { expect, test } from "vitest";
import {
  BatchingSpanProcessor,
  DROP_REASONS,
  type Ledger,
  type LedgerSnapshot,
  OVERFLOW_POLICIES,
  unaccounted,
} from "@sideband/core";

import { ManualScheduler, settleMicrotasks } from "./support/manual-scheduler.ts";
import { type Call, outcome, ScriptedExporter } from "./support/scripted-exporter.ts";
import { spanOf } from "./support/spans.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 150);

/** An exporter that can do anything wrong, and keeps a spool that settles later. */
class FaultyExporter extends ScriptedExporter {
  spooled = 0;

  override useLedger(ledger: Ledger): void {
    super.useLedger(ledger);
    ledger.measure("spooled", () => this.spooled);
  }

  get open(): Call[] {
    return this.calls.filter((call) => !this.#answered.has(call));
  }

  readonly #answered = new Set<Call>();

  /** One that throws has said its last word. */
  refuse(call: Call): never {
    this.#answered.add(call);
    throw new Error("no");
  }

  answer(call: Call, kind: string, part: number): void {
    this.#answered.add(call);
    const { size } = call.batch;
    const some = size === 0 ? 0 : part % (size + 1);
    if (kind === "sent") call.resolve(outcome({ sent: size }));
    else if (kind === "partial") call.resolve(outcome({ sent: size - some, rejected: some }));
    else if (kind === "lies") call.resolve(outcome({ sent: part, rejected: part, dropped: { spool_full: part } }));
    else if (kind === "rejects") call.reject(new Error("no"));
    else if (kind === "spools") {
      this.spooled += some;
      call.resolve(outcome({ spooled: some, dropped: { spool_full: size - some } }));
    } else call.resolve(outcome({ dropped: { export_failed: size } }));
  }

  replay(count: number, arrives: boolean): void {
    const replayed = Math.min(count, this.spooled);
    this.spooled -= replayed;
    if (arrives) this.ledger?.countExported(replayed);
    else this.ledger?.countDropped("spool_corrupt", replayed);
  }
}

const step = fc.oneof(
  {
    weight: 50,
    arbitrary: fc.record({ end: fc.integer({ min: 1, max: 12 }), bytes: fc.nat(400), error: fc.boolean() }),
  },
  {
    weight: 50,
    arbitrary: fc.record({
      answer: fc.constantFrom("sent", "partial", "lies", "rejects", "spools", "fails"),
      which: fc.nat(),
      part: fc.nat(20),
    }),
  },
  { weight: 20, arbitrary: fc.record({ wait: fc.constantFrom(1, 50, 100, 1000, 5000) }) },
  { weight: 10, arbitrary: fc.record({ throws: fc.boolean() }) },
  { weight: 10, arbitrary: fc.record({ replay: fc.integer({ min: 1, max: 8 }), arrives: fc.boolean() }) },
  { weight: 10, arbitrary: fc.constant({ flush: true }) },
  { weight: 10, arbitrary: fc.constant({ broken: true }) },
  { weight: 2, arbitrary: fc.constant({ shutdown: true }) },
);

const settled = ({ exported, rejected, dropped }: LedgerSnapshot): number =>
  exported + rejected + DROP_REASONS.reduce((sum, reason) => sum + dropped[reason], 0);

test("the books balance after every step, whatever the exporter does, and no count ever shrinks", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        overflow: fc.constantFrom(...OVERFLOW_POLICIES),
        maxQueueSpans: fc.integer({ min: 4, max: 24 }),
        maxQueueBytes: fc.integer({ min: 200, max: 4000 }),
        maxSpanBytes: fc.integer({ min: 60, max: 400 }),
        maxBatchBytes: fc.integer({ min: 100, max: 1000 }),
        maxConcurrentExports: fc.integer({ min: 1, max: 3 }),
      }),
      fc.array(step, { maxLength: 60, size: "max" }),
      async (options, steps) => {
        const exporter = new FaultyExporter();
        const scheduler = new ManualScheduler();
        let ended = 0;
        let last: LedgerSnapshot | undefined;
        const look = (atRest: boolean): LedgerSnapshot => {
          const now = processor.ledger.snapshot();
          expect(now.accepted + now.recovered).toBeGreaterThanOrEqual(settled(now));
          if (last !== undefined) {
            for (const count of ["accepted", "exported", "rejected", "recovered", "late"] as const) {
              expect(now[count]).toBeGreaterThanOrEqual(last[count]);
            }
            expect(settled(now)).toBeGreaterThanOrEqual(settled(last));
          }
          if (atRest) expect(unaccounted(now)).toBe(0);
          last = now;
          return now;
        };
        const processor = new BatchingSpanProcessor({
          ...options,
          exporter,
          scheduler,
          maxBatchSpans: 4,
          exportTimeoutMs: 100,
          log: () => void look(false), // in the middle of counting a loss
          priorityOf: (span) => {
            look(false); // in the middle of taking a span in
            return span.status.code;
          },
        });
        let throws = false;
        exporter.onSend = (call) => {
          look(false); // in the middle of a departure
          if (throws) exporter.refuse(call);
        };

        const flushes: Promise<void>[] = [];
        for (const one of steps) {
          if ("end" in one) {
            for (let count = 0; count < one.end; count++) {
              ended++;
              processor.onEnd(
                spanOf({ attributes: { text: "x".repeat(one.bytes) }, status: { code: one.error ? 2 : 0 } }),
              );
              look(true);
            }
          } else if ("answer" in one) {
            const call = exporter.open[one.which % Math.max(1, exporter.open.length)];
            if (call !== undefined) exporter.answer(call, one.answer, one.part);
          } else if ("wait" in one) await scheduler.advance(one.wait);
          else if ("throws" in one) throws = one.throws;
          else if ("replay" in one) exporter.replay(one.replay, one.arrives);
          else if ("flush" in one) flushes.push(processor.forceFlush());
          else if ("broken" in one) {
            ended++;
            processor.onEnd(
              spanOf({
                spanContext: () => {
                  throw new Error("no");
                },
              }),
            );
          } else flushes.push(processor.shutdown());
          await settleMicrotasks();
          const now = look(true);
          expect(now.accepted).toBe(ended);
          expect(now.inFlight).toBeLessThanOrEqual(4 * options.maxConcurrentExports);
          expect(now.queued).toBeLessThanOrEqual(options.maxQueueSpans);
        }

        throws = false;
        const end = processor.shutdown();
        await scheduler.advance(60_000);
        await Promise.all([end, ...flushes]);
        const after = look(true);
        expect([after.queued, after.inFlight]).toEqual([0, 0]);
        expect(exporter.shutdowns).toBe(1);
      },
    ),
    { numRuns },
  );
});
