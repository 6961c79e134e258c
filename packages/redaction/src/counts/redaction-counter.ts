import { wrongOption } from "../expect-option.ts";
import type { CountLayout } from "./count-layout.ts";
import type { RedactionCounts } from "./redaction-counts.ts";
import type { RedactionRecorder } from "./redaction-recorder.ts";
import { type Surface, SURFACES } from "./surface.ts";

const SURFACE_NUMBERS = /* @__PURE__ */ new Map(SURFACES.map((surface, number) => [surface, number]));

const numbersOf = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map(names.map((name, number) => [name, number]));

/** Counts in memory that threads can share. */
export class RedactionCounter implements RedactionRecorder {
  readonly #layout: CountLayout;
  readonly #cells: BigUint64Array;
  readonly #detectorNumbers: ReadonlyMap<string, number>;
  readonly #reasonNumbers: ReadonlyMap<string, number>;

  /**
   * @throws TypeError if the memory was made for other detectors.
   */
  constructor(layout: CountLayout, memory: ArrayBufferLike = new ArrayBuffer(layout.byteLength)) {
    if (memory.byteLength !== layout.byteLength) throw notForThese(memory);
    this.#cells = new BigUint64Array(memory);
    const owner = Atomics.compareExchange(this.#cells, 0, 0n, layout.fingerprint);
    if (owner !== 0n && owner !== layout.fingerprint) throw notForThese(memory);
    this.#layout = layout;
    this.#detectorNumbers = numbersOf(layout.detectors);
    this.#reasonNumbers = numbersOf(layout.reasons);
  }

  replaced(detector: string, surface: Surface): void {
    const number = this.#detectorNumbers.get(detector);
    if (number !== undefined) this.#add(this.#layout.replacedRow(number), surface);
  }

  withheld(reason: string, surface: Surface): void {
    const number = this.#reasonNumbers.get(reason) ?? this.#reasonNumbers.get("other");
    if (number !== undefined) this.#add(this.#layout.withheldRow(number), surface);
  }

  cut(surface: Surface): void {
    this.#add(this.#layout.cutRow, surface);
  }

  /** What has been counted so far, by whichever thread; rows in the order of the detectors. */
  counts(): RedactionCounts {
    const layout = this.#layout;
    const replaced = layout.detectors.flatMap((detector, number) =>
      this.#row(layout.replacedRow(number), (cell) => ({ detector, ...cell })),
    );
    const withheld = layout.reasons.flatMap((reason, number) =>
      this.#row(layout.withheldRow(number), (cell) => ({ reason, ...cell })),
    );
    const cut = this.#row(layout.cutRow, (cell) => cell);
    const total = [...replaced, ...withheld].reduce((sum, { count }) => sum + count, 0);
    return { replaced, withheld, cut, total };
  }

  #add(row: number, surface: Surface): void {
    Atomics.add(this.#cells, row + (SURFACE_NUMBERS.get(surface) ?? 0), 1n);
  }

  #row<T>(row: number, make: (cell: { surface: Surface; count: number }) => T): T[] {
    return SURFACES.flatMap((surface, number) => {
      const count = Number(Atomics.load(this.#cells, row + number));
      return count === 0 ? [] : [make({ surface, count })];
    });
  }
}

const notForThese = (memory: ArrayBufferLike): TypeError =>
  wrongOption("counters", "memory made by `sharedCounters()` with the same detectors", memory);
