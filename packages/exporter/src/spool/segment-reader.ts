import { FILE_HEADER_BYTES, judgeFileHeader } from "./file-header.ts";
import { decodeHeader, HEADER_BYTES, isWhole, MAGIC, type RecordHeader } from "./record.ts";
import type { Segment } from "./segment.ts";

/** A record that waits. */
export interface FoundRecord {
  readonly kind: "record";
  /** Where in the segment it begins. */
  readonly offset: number;
  readonly header: RecordHeader;
  readonly body: Buffer;
}

/** A stretch that holds no record. */
export interface FoundDamage {
  readonly kind: "damage";
  readonly bytes: number;
  /** What the record held whose header is still good; 0 if there is none. */
  readonly items: number;
}

const WINDOW_BYTES = 64 * 1024;

/**
 * Reads the records of a segment from a place on, in order. Where something cannot be read it looks for the next record
 * behind it, whatever the damaged one said about its length: bytes may be missing, or too many.
 */
export class SegmentReader {
  readonly #segment: Segment;
  #offset: number;
  #window: Buffer = Buffer.alloc(0);
  #windowAt = 0;

  constructor(segment: Segment) {
    this.#segment = segment;
    this.#offset = segment.readFrom;
  }

  /** Behind what was found last. */
  get offset(): number {
    return this.#offset;
  }

  async fileHeader(): Promise<"known" | "foreign" | "damaged"> {
    return judgeFileHeader(await this.#read(0, FILE_HEADER_BYTES));
  }

  /** What comes next, or `undefined` at the end. What the disk complains about is thrown, and may be tried again. */
  async next(): Promise<FoundRecord | FoundDamage | undefined> {
    while (this.#offset < this.#segment.end) {
      const offset = this.#offset;
      const header = await this.#header(offset);
      if (header === undefined) return this.#skipDamage(0);
      const bodyAt = offset + HEADER_BYTES;
      const body = await this.#read(bodyAt, header.length);
      // Where bytes of one that is done are missing, the next does not begin where it should, either.
      if (!isWhole(header, body, this.#segment.salt)) return this.#skipDamage(header.done ? 0 : header.items);
      this.#offset = bodyAt + header.length;
      if (!header.done) return { kind: "record", offset, header, body };
    }
    return undefined;
  }

  async #skipDamage(items: number): Promise<FoundDamage> {
    const from = this.#offset;
    const to = await this.#findHeader(from + 1);
    this.#offset = to;
    return { kind: "damage", bytes: to - from, items };
  }

  /** Where the next header begins at `from` or behind, or the end. */
  async #findHeader(from: number): Promise<number> {
    const { end, salt } = this.#segment;
    for (let at = from; at < end;) {
      const bytes = await this.#read(at, Math.min(WINDOW_BYTES, end - at));
      let index = bytes.indexOf(MAGIC);
      while (index !== -1 && index + HEADER_BYTES <= bytes.length) {
        if (decodeHeader(bytes.subarray(index, index + HEADER_BYTES), salt) !== undefined) return at + index;
        index = bytes.indexOf(MAGIC, index + 1);
      }
      if (bytes.length < WINDOW_BYTES) return end;
      // One may begin in the last bytes.
      at += index === -1 ? bytes.length - (MAGIC.length - 1) : index;
    }
    return end;
  }

  async #header(offset: number): Promise<RecordHeader | undefined> {
    if (offset + HEADER_BYTES > this.#segment.end) return undefined;
    return decodeHeader(await this.#read(offset, HEADER_BYTES), this.#segment.salt);
  }

  /** So many bytes, or fewer where the file ends before. */
  async #read(position: number, length: number): Promise<Buffer> {
    const start = position - this.#windowAt;
    if (start < 0 || start + length > this.#window.length) await this.#fill(position, length);
    const from = position - this.#windowAt;
    return this.#window.subarray(from, from + length);
  }

  /** In new memory each time: bodies that were handed out lie in the old. */
  async #fill(position: number, length: number): Promise<void> {
    const left = Math.max(0, this.#segment.end - position);
    const target = Buffer.allocUnsafeSlow(Math.min(left, Math.max(length, WINDOW_BYTES)));
    const read = await this.#segment.read(target, position);
    this.#window = target.subarray(0, read);
    this.#windowAt = position;
  }
}
