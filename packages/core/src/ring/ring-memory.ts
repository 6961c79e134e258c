import { expectInteger, wrongOption } from "../expect-option.ts";
import { CONSUMED, HEADER_BYTES, MAGIC, Word } from "./ring-layout.ts";

const MIN_CAPACITY = 4096;
const MAX_CAPACITY = 2 ** 30;

/** The shared memory of one ring, as both ends look at it. */
export class RingMemory {
  readonly buffer: SharedArrayBuffer;
  readonly words: Int32Array;
  /** The records. */
  readonly bytes: Buffer<SharedArrayBuffer>;
  readonly consumed: BigUint64Array;
  readonly capacity: number;

  /** @throws TypeError when the buffer is no ring. */
  constructor(buffer: SharedArrayBuffer) {
    if (!(buffer instanceof SharedArrayBuffer)) throw wrongOption("buffer", "a SharedArrayBuffer", buffer);
    this.buffer = buffer;
    this.words = new Int32Array(buffer, 0, buffer.byteLength >>> 2);
    this.capacity = this.words[Word.capacity] ?? 0;
    if (this.words[Word.magic] !== MAGIC || buffer.byteLength !== HEADER_BYTES + this.capacity) {
      throw new TypeError("Expected `buffer` to be the memory of a ring, got other shared memory");
    }
    this.bytes = Buffer.from(buffer, HEADER_BYTES, this.capacity);
    this.consumed = new BigUint64Array(buffer, 0, CONSUMED + 1);
  }

  /** New memory for records of so many bytes together, rounded up to a power of two. */
  static allocate(ringBytes: number, origin = 0): RingMemory {
    expectInteger("ringBytes", ringBytes, MIN_CAPACITY, MAX_CAPACITY);
    const capacity = 2 ** Math.ceil(Math.log2(ringBytes));
    const buffer = new SharedArrayBuffer(HEADER_BYTES + capacity);
    const words = new Int32Array(buffer, 0, 3);
    words[Word.magic] = MAGIC;
    words[Word.capacity] = capacity;
    words[Word.origin] = origin;
    const memory = new RingMemory(buffer);
    memory.consumed[CONSUMED] = BigInt(origin);
    return memory;
  }
}
