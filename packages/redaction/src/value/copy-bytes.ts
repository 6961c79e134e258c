import { isWithheld } from "../scan/scan-outcome.ts";
import type { Scanner } from "../scan/scanner.ts";

export type Bytes = ArrayBufferView | ArrayBufferLike;

/** Texts in bytes are looked for in all of these. */
const ENCODINGS = ["latin1", "utf8", "utf16le"] as const;

/** A copy of bytes, and what was found in them. */
export interface BytesCopy {
  /** Of the same type; empty if anything was found. */
  readonly copy: Bytes;
  readonly detector: string | undefined;
  readonly isCut: boolean;
}

export const isBytes = (value: object): value is Bytes =>
  ArrayBuffer.isView(value) || value instanceof ArrayBuffer || value instanceof SharedArrayBuffer;

const viewOf = (value: Bytes): Buffer =>
  ArrayBuffer.isView(value) ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : Buffer.from(value);

/** The first bytes as the same kind of thing. */
const likeOriginal = (value: Bytes, bytes: Uint8Array<ArrayBuffer>): Bytes => {
  if (Buffer.isBuffer(value)) return Buffer.from(bytes);
  if (value instanceof DataView) return new DataView(bytes.buffer);
  if (!ArrayBuffer.isView(value)) return bytes.buffer;
  const { [Symbol.toStringTag]: name } = value as Uint8Array;
  const Kind = (globalThis as unknown as Record<string, new (buffer: ArrayBuffer) => ArrayBufferView>)[name];
  return Kind === undefined ? bytes : new Kind(bytes.buffer);
};

const unitOf = (value: Bytes): number => ("BYTES_PER_ELEMENT" in value ? Number(value.BYTES_PER_ELEMENT) : 1);

const findIn = (bytes: Buffer, scanner: Scanner): string | undefined => {
  for (const encoding of ENCODINGS) {
    const outcome = scanner.scan(bytes.toString(encoding));
    if (isWithheld(outcome)) return outcome.detector ?? "other";
    const [first] = outcome;
    if (first !== undefined) return first.detector.name;
  }
  return undefined;
};

/** Copies bytes, of which at most so many are kept; none of them if a text that is to be replaced is in them. */
export const copyBytes = (value: Bytes, scanner: Scanner, maxLength: number, isRefused: boolean): BytesCopy => {
  const view = viewOf(value);
  const unit = unitOf(value);
  const kept = Math.min(view.length, Math.floor(maxLength / unit) * unit);
  const seen = view.subarray(0, Math.min(view.length, kept + 2 * (scanner.reachBefore + scanner.reachAfter)));
  const detector = isRefused ? undefined : findIn(seen, scanner);
  const length = isRefused || detector !== undefined ? 0 : kept;
  const bytes = new Uint8Array(length);
  bytes.set(view.subarray(0, length));
  return { copy: likeOriginal(value, bytes), detector, isCut: length === kept && kept < view.length };
};
