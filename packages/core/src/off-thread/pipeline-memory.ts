import { DROP_REASONS, type DropReason } from "../drop-reason.ts";
import type { LedgerCounts, LedgerGauge } from "../ledger.ts";

// What the threads of one pipeline say to each other without a message: in words, for what is waited on, and in counts.

/** The 32-bit words. */
const Word = {
  /** How the thread of the pipeline is: a {@link PipelineState}. */
  state: 0,
  /** Grows whenever that thread comes around. */
  heartbeat: 1,
  /** 1 from when the process is about to end. */
  draining: 2,
  /** 1 once everything is settled after that. */
  drained: 3,
  /** 1 from when nothing is taken in any more. */
  closed: 4,
  /** Which thread in succession runs the pipeline. */
  generation: 5,
  /** Grows whenever somebody wants that thread to come around at once. */
  wakes: 6,
} as const;

const WORDS = 8;

/** How the thread of a pipeline is; as long as it boots, it has no heartbeat. */
export type PipelineState = "booting" | "running" | "ended";

const STATES: readonly PipelineState[] = ["booting", "running", "ended"];

export type CountName = "exported" | "rejected" | "recovered" | "late" | LedgerGauge | DropReason;

const COUNT_NAMES: readonly CountName[] = [
  "exported",
  "rejected",
  "recovered",
  "late",
  "queued",
  "inFlight",
  "spooled",
  ...DROP_REASONS,
];

const INDEX = Object.fromEntries(COUNT_NAMES.map((name, index) => [name, index])) as Record<CountName, number>;

/** The shared memory of one pipeline, beside its rings. */
export class PipelineMemory {
  readonly buffer: SharedArrayBuffer;
  readonly #words: Int32Array;
  readonly #counts: BigInt64Array;

  constructor(buffer: SharedArrayBuffer) {
    this.buffer = buffer;
    this.#words = new Int32Array(buffer, 0, WORDS);
    this.#counts = new BigInt64Array(buffer, WORDS * 4, COUNT_NAMES.length);
  }

  static allocate(): PipelineMemory {
    return new PipelineMemory(new SharedArrayBuffer(WORDS * 4 + COUNT_NAMES.length * 8));
  }

  get state(): PipelineState {
    return STATES[Atomics.load(this.#words, Word.state)] as PipelineState;
  }

  /** Whoever waits for the drain is woken: it may wait for one that has ended. */
  set state(state: PipelineState) {
    Atomics.store(this.#words, Word.state, STATES.indexOf(state));
    Atomics.notify(this.#words, Word.drained);
  }

  get heartbeat(): number {
    return Atomics.load(this.#words, Word.heartbeat);
  }

  beat(): void {
    Atomics.add(this.#words, Word.heartbeat, 1);
  }

  get generation(): number {
    return Atomics.load(this.#words, Word.generation);
  }

  /** Makes room for the next thread, which has to boot and holds nothing yet. */
  succeed(): number {
    this.forget();
    this.state = "booting";
    return Atomics.add(this.#words, Word.generation, 1) + 1;
  }

  /** What a thread held is gone with it; what it had spooled is not. */
  forget(): void {
    this.set("queued", 0);
    this.set("inFlight", 0);
  }

  get closed(): boolean {
    return this.#words[Word.closed] === 1;
  }

  close(): void {
    Atomics.store(this.#words, Word.closed, 1);
  }

  get draining(): boolean {
    return Atomics.load(this.#words, Word.draining) === 1;
  }

  /** Asks the thread of the pipeline to settle everything: the process is about to end. */
  requestDrain(): void {
    Atomics.store(this.#words, Word.draining, 1);
    Atomics.notify(this.#words, Word.draining);
  }

  /** Resolves when the drain is requested. */
  async drainRequested(): Promise<void> {
    const { async, value } = Atomics.waitAsync(this.#words, Word.draining, 0);
    if (async) await value;
  }

  /** Asks the thread of the pipeline to look into the rings before it has slept its fill. */
  wake(): void {
    Atomics.add(this.#words, Word.wakes, 1);
    Atomics.notify(this.#words, Word.wakes);
  }

  /** Resolves at the next {@link wake}. */
  async woken(): Promise<void> {
    const { async, value } = Atomics.waitAsync(this.#words, Word.wakes, Atomics.load(this.#words, Word.wakes));
    if (async) await value;
  }

  get drained(): boolean {
    return Atomics.load(this.#words, Word.drained) === 1;
  }

  confirmDrain(): void {
    Atomics.store(this.#words, Word.drained, 1);
    Atomics.notify(this.#words, Word.drained);
  }

  /** Blocks this thread until the drain is confirmed or the state changes, for so many milliseconds at the longest. */
  waitForDrain(timeoutMs: number): void {
    Atomics.wait(this.#words, Word.drained, 0, timeoutMs);
  }

  add(name: CountName, count: number): void {
    Atomics.add(this.#counts, INDEX[name], BigInt(count));
  }

  set(name: CountName, count: number): void {
    Atomics.store(this.#counts, INDEX[name], BigInt(count));
  }

  get(name: CountName): number {
    return Number(Atomics.load(this.#counts, INDEX[name]));
  }

  /** All counts; what was settled is read before what waits, as a ledger reads. */
  counts(): LedgerCounts {
    const { exported, rejected, recovered, late } = this.#read(["exported", "rejected", "recovered", "late"]);
    const dropped = this.#read(DROP_REASONS);
    return { exported, rejected, recovered, late, dropped, ...this.#read(["spooled", "inFlight", "queued"]) };
  }

  #read<Name extends CountName>(names: readonly Name[]): Record<Name, number> {
    return Object.fromEntries(names.map((name) => [name, this.get(name)])) as Record<Name, number>;
  }
}
