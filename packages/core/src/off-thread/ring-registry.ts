import type { DropReason } from "../drop-reason.ts";
import type { RingDescription } from "./messages.ts";
import { allocateRing } from "./ring-buffers.ts";
import { RingMeter } from "./ring-meter.ts";

interface Ring {
  readonly description: RingDescription;
  readonly meter: RingMeter;
  /** Its producer is another thread, so that nobody here counts what that one takes in. */
  readonly remote: boolean;
}

/** Spans that were refused, by reason. */
export type RefusedCounts = Partial<Record<DropReason, number>>;

/** The rings of a pipeline, one for each producing thread, and their counts together, those of past ones included. */
export class RingRegistry {
  readonly #rings = new Map<number, Ring>();
  readonly #ringBytes: number;
  #nextId = 0;
  #takenBefore = 0;
  #remoteBefore = 0;
  #refusedBefore: RefusedCounts = {};

  constructor(ringBytes: number) {
    this.#ringBytes = ringBytes;
  }

  /** Makes a ring for one more producer. */
  add(remote: boolean): RingDescription {
    const description = { id: this.#nextId++, retired: false, ...allocateRing(this.#ringBytes) };
    this.#rings.set(description.id, { description, meter: new RingMeter(description.ring), remote });
    return description;
  }

  /** Says that a ring's producer has ended. */
  retire(id: number): void {
    const ring = this.#rings.get(id);
    if (ring !== undefined) this.#rings.set(id, { ...ring, description: { ...ring.description, retired: true } });
  }

  /** Lets go of a ring that is empty and will stay so. */
  remove(id: number): void {
    const ring = this.#rings.get(id);
    if (ring === undefined) return;
    this.#rings.delete(id);
    this.#takenBefore += ring.meter.taken;
    if (!ring.remote) return;
    this.#remoteBefore += remoteAccepted(ring);
    this.#refusedBefore = addRefused(this.#refusedBefore, ring);
  }

  descriptions(): readonly RingDescription[] {
    return Array.from(this.#rings.values(), ({ description }) => description);
  }

  /** Looks at the counts, which begin anew now and then: to be called every few days at least. */
  follow(): void {
    for (const { meter } of this.#rings.values()) meter.follow();
  }

  /** Spans that wait in the rings. */
  get pending(): number {
    let pending = 0;
    for (const { meter } of this.#rings.values()) pending += meter.pending;
    return pending;
  }

  /** Spans that were ever taken out. */
  get taken(): number {
    let taken = this.#takenBefore;
    for (const { meter } of this.#rings.values()) taken += meter.taken;
    return taken;
  }

  /** Spans that ever ended in other threads. */
  get remoteAccepted(): number {
    let accepted = this.#remoteBefore;
    for (const ring of this.#rings.values()) if (ring.remote) accepted += remoteAccepted(ring);
    return accepted;
  }

  /** Spans that other threads refused, by reason. */
  remoteRefused(): RefusedCounts {
    let refused = this.#refusedBefore;
    for (const ring of this.#rings.values()) if (ring.remote) refused = addRefused(refused, ring);
    return refused;
  }
}

const remoteAccepted = ({ meter }: Ring): number =>
  meter.refused().reduce((total, [, count]) => total + count, meter.published);

const addRefused = (before: RefusedCounts, { meter }: Ring): RefusedCounts => {
  const refused = { ...before };
  for (const [reason, count] of meter.refused()) refused[reason] = (refused[reason] ?? 0) + count;
  return refused;
};
