import fc from "fast-check";
import { expect, test } from "vitest";

import { inOrderOfTime } from "../../src/simulator/time/in-order-of-time.ts";
import { compareMoments, type Moment } from "../../src/simulator/time/moment.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 300);

/** Traces with their starts and the offsets of what happens in them: few different times, so that many are the same. */
const anyTraces = fc.array(fc.tuple(fc.nat(6), fc.array(fc.nat(8), { maxLength: 8 })), { maxLength: 12 });

test("traces are merged as if all that happens had been sorted", () => {
  fc.assert(
    fc.property(anyTraces, (given) => {
      const strands = given
        .toSorted(([left], [right]) => left - right)
        .map(([start, offsets], trace) => ({
          startTime: [start, 0] as [number, number],
          moments: offsets
            .map((offset, order): Moment<string> => ({
              time: [start + Math.floor(offset / 3), (offset % 3) * 1000],
              trace,
              order,
              happening: `${trace}-${order}`,
            }))
            .toSorted(compareMoments),
        }));
      const sorted = strands.flatMap(({ moments }) => moments).toSorted(compareMoments);
      expect(Array.from(inOrderOfTime(strands), ({ happening }) => happening)).toEqual(
        sorted.map(({ happening }) => happening),
      );
    }),
    { numRuns },
  );
});

test("of two moments the earlier is first, then the older trace's, then the lower order", () => {
  const moment = (nanoseconds: number, trace: number, order: number): Moment<string> => ({
    time: [1, nanoseconds],
    trace,
    order,
    happening: `${nanoseconds} ${trace} ${order}`,
  });
  const sorted = [moment(1, 9, 9), moment(2, 3, 9), moment(2, 4, 1), moment(2, 4, 2)];
  expect(sorted.toReversed().toSorted(compareMoments)).toEqual(sorted);
});
