import type { DropReason } from "./drop-reason.ts";
import { expectFunction, expectInteger, expectOneOf } from "./expect-option.ts";
import { SequenceRing } from "./sequence-ring.ts";

/** Who goes when the queue is full. */
export const OVERFLOW_POLICIES = ["drop-newest", "drop-oldest", "drop-lowest-priority"] as const;

export type Overflow = (typeof OVERFLOW_POLICIES)[number];

/** The highest priority; the lowest is 0. */
const MAX_PRIORITY = 7;

export interface SpanQueueOptions<T> {
  /** How many items it holds at most. */
  readonly maxItems: number;
  /** How many bytes they may have together, as `sizeOf` tells them. @default no limit */
  readonly maxBytes?: number;
  /**
   * Who goes when it is full. `drop-newest` refuses what comes; `drop-oldest` makes room for it;
   * `drop-lowest-priority` makes room at the expense of what matters less, oldest first, and refuses what comes if
   * nothing matters less.
   *
   * @default "drop-newest"
   */
  readonly overflow?: Overflow;
  /** The size of an item in bytes. @default 0 for all */
  readonly sizeOf?: (item: T) => number;
  /** How much an item matters, a whole number from 0 (least) to 7. @default 0 for all */
  readonly priorityOf?: (item: T) => number;
  /** Hears of every item that is refused or has to go, once. @default nobody does */
  readonly onDrop?: (item: T, reason: Extract<DropReason, "queue_full" | "byte_budget" | "too_large">) => void;
}

/**
 * A queue bounded by count and by bytes. A push is O(1), as is each eviction, and in the steady state allocates nothing.
 *
 * @example
 * ```ts
 * import { SpanQueue } from "@sideband/core";
 *
 * const queue = new SpanQueue<Uint8Array>({ maxItems: 4096, maxBytes: 1 << 20, sizeOf: (bytes) => bytes.length });
 * queue.push(new Uint8Array(100));
 * const batch = queue.popBatch(512);
 * ```
 */
export class SpanQueue<T> {
  readonly #maxItems: number;
  readonly #maxBytes: number;
  readonly #overflow: Overflow;
  readonly #sizeOf: (item: T) => number;
  readonly #priorityOf: (item: T) => number;
  readonly #onDrop: (item: T, reason: "queue_full" | "byte_budget" | "too_large") => void;
  /** One ring per priority, the lowest first. */
  readonly #rings: readonly SequenceRing<T>[];
  #size = 0;
  #bytes = 0;
  #pushed = 0;

  /** @throws TypeError when an option is out of range. */
  constructor(options: SpanQueueOptions<T>) {
    const { maxItems, maxBytes, overflow = "drop-newest", sizeOf, priorityOf, onDrop } = options;
    this.#maxItems = expectInteger("maxItems", maxItems, 1);
    this.#maxBytes = maxBytes === undefined ? Infinity : expectInteger("maxBytes", maxBytes, 1);
    this.#overflow = expectOneOf("overflow", overflow, OVERFLOW_POLICIES);
    this.#sizeOf = sizeOf === undefined ? () => 0 : expectFunction("sizeOf", sizeOf);
    this.#priorityOf = priorityOf === undefined ? () => 0 : expectFunction("priorityOf", priorityOf);
    this.#onDrop = onDrop === undefined ? () => {} : expectFunction("onDrop", onDrop);
    const priorities = overflow === "drop-lowest-priority" ? MAX_PRIORITY + 1 : 1;
    this.#rings = Array.from({ length: priorities }, () => new SequenceRing<T>());
  }

  /** How many items it holds. */
  get size(): number {
    return this.#size;
  }

  /** How many bytes they have. */
  get bytes(): number {
    return this.#bytes;
  }

  /** How many items were taken in since the beginning: the place in order that the next one will have. */
  get pushed(): number {
    return this.#pushed;
  }

  /** The place in order of the oldest item; `Infinity` when there is none. */
  get oldest(): number {
    let oldest = Infinity;
    for (const ring of this.#rings) oldest = Math.min(oldest, ring.oldest);
    return oldest;
  }

  /** Takes an item in; `false` when it was refused. */
  push(item: T): boolean {
    const bytes = Math.max(0, this.#sizeOf(item)) || 0;
    if (bytes > this.#maxBytes) {
      this.#onDrop(item, "too_large");
      return false;
    }
    const priority = this.#rings.length === 1 ? 0 : clampPriority(this.#priorityOf(item));
    if (!this.#fits(bytes) && !this.#makeRoom(bytes, priority)) {
      this.#onDrop(item, this.#lack());
      return false;
    }
    (this.#rings[priority] as SequenceRing<T>).push(item, bytes, this.#pushed++);
    this.#size++;
    this.#bytes += bytes;
    return true;
  }

  /**
   * Takes the oldest items out, in the order they came: as many as there are up to both limits, but always one if
   * there is any.
   */
  popBatch(maxItems: number, maxBytes: number = Infinity): T[] {
    const batch: T[] = [];
    let bytes = 0;
    while (batch.length < maxItems && this.#size > 0) {
      const ring = this.#oldestRing();
      bytes += ring.oldestBytes;
      if (batch.length > 0 && bytes > maxBytes) break;
      batch.push(this.#take(ring));
    }
    return batch;
  }

  #fits(bytes: number): boolean {
    return this.#size < this.#maxItems && this.#bytes + bytes <= this.#maxBytes;
  }

  #lack(): "queue_full" | "byte_budget" {
    return this.#size >= this.#maxItems ? "queue_full" : "byte_budget";
  }

  #makeRoom(bytes: number, priority: number): boolean {
    if (this.#overflow === "drop-newest") return false;
    if (this.#overflow === "drop-lowest-priority" && !this.#roomBelow(bytes, priority)) return false;
    const below = this.#overflow === "drop-oldest" ? this.#rings.length : priority;
    while (!this.#fits(bytes)) {
      const ring = this.#lowestBelow(below);
      if (ring === undefined) return false; // `onDrop` took the room for something else
      const reason = this.#lack();
      this.#onDrop(this.#take(ring), reason);
    }
    return true;
  }

  /** Whether enough would go if all that matters less than `priority` went. */
  #roomBelow(bytes: number, priority: number): boolean {
    let items = 0;
    let freed = 0;
    for (let below = 0; below < priority; below++) {
      const ring = this.#rings[below] as SequenceRing<T>;
      items += ring.length;
      freed += ring.bytes;
    }
    return this.#size - items < this.#maxItems && this.#bytes - freed + bytes <= this.#maxBytes;
  }

  #lowestBelow(priority: number): SequenceRing<T> | undefined {
    for (let below = 0; below < priority; below++) {
      const ring = this.#rings[below] as SequenceRing<T>;
      if (ring.length > 0) return ring;
    }
    return undefined;
  }

  #oldestRing(): SequenceRing<T> {
    let oldest = this.#rings[0] as SequenceRing<T>;
    for (const ring of this.#rings) if (ring.oldest < oldest.oldest) oldest = ring;
    return oldest;
  }

  #take(ring: SequenceRing<T>): T {
    this.#bytes -= ring.oldestBytes;
    this.#size--;
    return ring.shift() as T;
  }
}

const clampPriority = (priority: number): number => (priority >= 0 ? Math.min(Math.floor(priority), MAX_PRIORITY) : 0);
