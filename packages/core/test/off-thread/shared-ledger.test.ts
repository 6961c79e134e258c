import fc from "fast-check";
import { expect, test } from "vitest";

import { type LedgerSnapshot, unaccounted } from "../../src/index.ts";
import { PipelineMemory } from "../../src/off-thread/pipeline-memory.ts";
import { SharedLedger } from "../../src/off-thread/shared-ledger.ts";

const snapshotOf = (memory: PipelineMemory, accepted: number): LedgerSnapshot => ({ accepted, ...memory.counts() });

test("what a thread leaves in a spool is spooled still, until the next one finds it, and does not count as recovered then", () => {
  const memory = PipelineMemory.allocate();
  const first = new SharedLedger(memory);
  first.measure("spooled", () => 5);
  first.countExported(2);
  expect(snapshotOf(memory, 7)).toMatchObject({ exported: 2, spooled: 5, recovered: 0 });

  memory.succeed();
  const second = new SharedLedger(memory);
  let spooled = 0;
  second.measure("spooled", () => spooled);
  second.publish();
  expect(snapshotOf(memory, 7)).toMatchObject({ exported: 2, spooled: 5, recovered: 0 });
  spooled = 5;
  second.countRecovered(5);
  expect(snapshotOf(memory, 7)).toMatchObject({ exported: 2, spooled: 5, recovered: 0 });
  spooled = 0;
  second.countExported(5);
  expect(snapshotOf(memory, 7)).toMatchObject({ exported: 7, spooled: 0, recovered: 0 });
  expect(unaccounted(snapshotOf(memory, 7))).toBe(0);
});

test("what others had left comes back from the dead, also beside that", () => {
  const memory = PipelineMemory.allocate();
  const first = new SharedLedger(memory);
  first.measure("spooled", () => 5);
  first.publish();
  memory.succeed();
  const second = new SharedLedger(memory);
  second.measure("spooled", () => 8);
  second.countRecovered(8);
  expect(memory.counts()).toMatchObject({ spooled: 8, recovered: 3 });
});

test("the books balance over any number of threads that die", () => {
  const thread = fc.record({
    /** Of what the threads before left, it finds so much before it dies. */
    finds: fc.double({ min: 0, max: 1, noNaN: true }),
    /** What others left. */
    strangers: fc.nat({ max: 5 }),
    spools: fc.nat({ max: 9 }),
    /** Of what it has in its spool, it sends so much. */
    sends: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(thread, { minLength: 1, maxLength: 8, size: "max" }), (threads) => {
      const memory = PipelineMemory.allocate();
      let left = 0;
      let accepted = 0;
      let fromOthers = 0;
      const last = { finds: 1, strangers: 0, spools: 0, sends: 0 };
      for (const { finds, strangers, spools, sends } of [...threads, last]) {
        const ledger = new SharedLedger(memory);
        let spooled = 0;
        ledger.measure("spooled", () => spooled);
        const found = Math.floor(finds * left);
        left -= found;
        spooled = found + strangers;
        ledger.countRecovered(found + strangers);
        fromOthers += strangers;
        accepted += spools;
        spooled += spools;
        const sent = Math.floor(sends * spooled);
        spooled -= sent;
        ledger.countExported(sent);
        ledger.publish();
        expect(unaccounted(snapshotOf(memory, accepted))).toBe(0);
        left += spooled;
        memory.succeed();
      }
      // Once everything has been found, nothing is mistaken for something else any more.
      expect(memory.counts()).toMatchObject({ spooled: left, recovered: fromOthers });
    }),
  );
});
