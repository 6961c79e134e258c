import type { TextLine } from "./split-lines.ts";

/** The text of one JSON document: most often one line. */
export interface JsonText {
  /** Where it begins. */
  readonly line: number;
  /** `null` where there is no end to it, or more of it than allowed. */
  readonly bytes: Buffer | null;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const SPACES: ReadonlySet<number> = new Set([0x20, 0x09, 0x0d]);

const BYTE_ORDER_MARK = Buffer.from("\uFEFF");

/** How many braces and brackets a line opens and does not close; `null` where it ends inside a string. */
const depthOf = (bytes: Buffer): number | null => {
  let depth = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === QUOTE) {
      index += 1;
      while (index < bytes.length && bytes[index] !== QUOTE) index += bytes[index] === BACKSLASH ? 2 : 1;
      if (index >= bytes.length) return null;
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth += 1;
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) depth -= 1;
  }
  return depth;
};

const withoutMark = ({ number, bytes }: TextLine): Buffer | null => {
  const isMarked = number === 1 && bytes?.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK) === true;
  return isMarked ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes;
};

/** A document that is not complete. */
interface Pending {
  readonly line: number;
  readonly first: number | undefined;
  readonly pieces: Buffer[];
  depth: number;
  length: number;
}

/**
 * Puts lines together to JSON documents: one line each, or printed over several. A line that was cut off costs itself
 * alone, since the next one that begins with a brace begins a document of its own.
 */
export const splitDocuments = async function* (
  lines: AsyncIterable<TextLine>,
  maxBytes: number,
): AsyncGenerator<JsonText> {
  let pending: Pending | null = null;
  for await (const line of lines) {
    const bytes = withoutMark(line);
    if (pending !== null && pending.first === OPEN_BRACE && bytes?.[0] === OPEN_BRACE) {
      yield { line: pending.line, bytes: null };
      pending = null;
    }
    if (bytes?.every((byte) => SPACES.has(byte)) === true) continue;
    const depth = bytes === null ? null : depthOf(bytes);
    if (bytes === null || depth === null) {
      yield { line: (pending ?? { line: line.number }).line, bytes: null };
      pending = null;
      continue;
    }
    pending ??= { line: line.number, first: bytes[0], pieces: [], depth: 0, length: 0 };
    pending.pieces.push(bytes);
    pending.depth += depth;
    pending.length += bytes.length;
    // What is too long is followed to its end, and not kept.
    if (pending.length > maxBytes) pending.pieces.length = 0;
    if (pending.depth > 0) continue;
    yield { line: pending.line, bytes: pending.length > maxBytes ? null : Buffer.concat(pending.pieces) };
    pending = null;
  }
  if (pending !== null) yield { line: pending.line, bytes: null };
};
