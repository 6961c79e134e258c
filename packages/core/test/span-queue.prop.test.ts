import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OVERFLOW_POLICIES, type Overflow, SpanQueue } from "@sideband/core";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 500);

interface Item {
  readonly id: number;
  readonly bytes: number;
  readonly priority: number;
}

/** The same queue, written to be read. */
class Model {
  items: Item[] = [];
  lost: [number, string][] = [];
  readonly #maxItems: number;
  readonly #maxBytes: number;
  readonly #overflow: Overflow;

  constructor(maxItems: number, maxBytes: number, overflow: Overflow) {
    this.#maxItems = maxItems;
    this.#maxBytes = maxBytes;
    this.#overflow = overflow;
  }

  get bytes(): number {
    return this.items.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  #fits(item: Item, items: readonly Item[] = this.items): boolean {
    const bytes = items.reduce((sum, one) => sum + one.bytes, 0);
    return items.length < this.#maxItems && bytes + item.bytes <= this.#maxBytes;
  }

  #lack(): string {
    return this.items.length >= this.#maxItems ? "queue_full" : "byte_budget";
  }

  push(item: Item): boolean {
    if (item.bytes > this.#maxBytes) return this.#refuse(item, "too_large");
    if (!this.#fits(item)) {
      if (this.#overflow === "drop-newest") return this.#refuse(item, this.#lack());
      const kept = this.items.filter(({ priority }) => priority >= item.priority);
      if (this.#overflow === "drop-lowest-priority" && !this.#fits(item, kept)) return this.#refuse(item, this.#lack());
      while (!this.#fits(item)) {
        const victim =
          this.#overflow === "drop-oldest"
            ? this.items[0]
            : this.items.toSorted((a, b) => a.priority - b.priority || a.id - b.id)[0];
        this.lost.push([(victim as Item).id, this.#lack()]);
        this.items = this.items.filter((one) => one !== victim);
      }
    }
    this.items.push(item);
    return true;
  }

  #refuse(item: Item, reason: string): false {
    this.lost.push([item.id, reason]);
    return false;
  }

  popBatch(maxItems: number, maxBytes: number): Item[] {
    let bytes = 0;
    const end = this.items.findIndex((item, index) => {
      bytes += item.bytes;
      return index >= maxItems || (index > 0 && bytes > maxBytes);
    });
    return this.items.splice(0, end === -1 ? this.items.length : end);
  }
}

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ bytes: fc.nat(12), priority: fc.nat(7) }) },
  { weight: 1, arbitrary: fc.record({ maxItems: fc.integer({ min: 1, max: 9 }), maxBytes: fc.nat(40) }) },
);

describe("SpanQueue", () => {
  test.each(OVERFLOW_POLICIES)("behaves as its model, with %s", (overflow) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 600 }),
        fc.array(step, { maxLength: 400, size: "max" }),
        (maxItems, maxBytes, steps) => {
          const lost: [number, string][] = [];
          const queue = new SpanQueue<Item>({
            maxItems,
            maxBytes,
            overflow,
            sizeOf: ({ bytes }) => bytes,
            priorityOf: ({ priority }) => priority,
            onDrop: ({ id }, reason) => void lost.push([id, reason]),
          });
          const model = new Model(maxItems, maxBytes, overflow);
          for (const [id, one] of steps.entries()) {
            if ("maxItems" in one) {
              expect(queue.popBatch(one.maxItems, one.maxBytes)).toEqual(model.popBatch(one.maxItems, one.maxBytes));
            } else {
              expect(queue.push({ id, ...one })).toBe(model.push({ id, ...one }));
            }
            expect(queue.size).toBe(model.items.length);
            expect(queue.bytes).toBe(model.bytes);
            expect(lost).toHaveLength(model.lost.length);
          }
          expect(lost).toEqual(model.lost);
          expect(queue.popBatch(Infinity)).toEqual(model.items);
          expect([queue.size, queue.bytes, queue.oldest]).toEqual([0, 0, Infinity]);
        },
      ),
      { numRuns },
    );
  });

  test("takes sizes and priorities that are no numbers as nothing", () => {
    const queue = new SpanQueue<number>({
      maxItems: 2,
      maxBytes: 10,
      overflow: "drop-lowest-priority",
      sizeOf: () => NaN,
      priorityOf: () => -Infinity,
    });
    expect([queue.push(1), queue.push(2), queue.push(3)]).toEqual([true, true, false]);
    expect(queue.bytes).toBe(0);
  });

  test.each([
    [{ maxItems: 0 }, "Expected `maxItems` to be an integer >= 1, got 0"],
    [{ maxItems: 1.5 }, "Expected `maxItems` to be an integer >= 1, got 1.5"],
    [{ maxItems: NaN }, "Expected `maxItems` to be an integer >= 1, got NaN"],
    [{ maxItems: 1, maxBytes: -1 }, "Expected `maxBytes` to be an integer >= 1, got -1"],
    [
      { maxItems: 1, overflow: "newest" as Overflow },
      'Expected `overflow` to be "drop-newest" or "drop-oldest" or "drop-lowest-priority", got "newest"',
    ],
    [{ maxItems: 1, sizeOf: 5 as never }, "Expected `sizeOf` to be a function, got 5"],
    [{ maxItems: 1, priorityOf: null as never }, "Expected `priorityOf` to be a function, got null"],
    [{ maxItems: 1, onDrop: {} as never }, "Expected `onDrop` to be a function, got an object"],
  ])("refuses %j", (options, message) => {
    expect(() => new SpanQueue(options)).toThrow(new TypeError(message));
  });
});
