const NEWLINE = 0x0a;

/** One line of a file, without its end. */
export interface TextLine {
  /** From 1. */
  readonly number: number;
  /** `null` where the line is longer than allowed: it was passed over. */
  readonly bytes: Buffer | null;
}

/** Collects the pieces of one line, up to a limit. */
class LineBuffer {
  readonly #maxBytes: number;
  #pieces: Uint8Array[] = [];
  #length = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  add(piece: Uint8Array): void {
    this.#length += piece.length;
    if (this.#length > this.#maxBytes) this.#pieces = [];
    else if (piece.length > 0) this.#pieces.push(piece);
  }

  take(): Buffer | null {
    const bytes = this.#length > this.#maxBytes ? null : Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#length = 0;
    return bytes;
  }
}

/**
 * Cuts a stream into lines at line feeds alone: JSON may hold what else ends a line elsewhere. No more than one line is
 * held at a time.
 */
export const splitLines = async function* (
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<TextLine> {
  const line = new LineBuffer(maxBytes);
  let number = 1;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      line.add(chunk.subarray(from, end));
      yield { number, bytes: line.take() };
      number += 1;
      from = end + 1;
    }
    line.add(chunk.subarray(from));
  }
  if (!line.isEmpty) yield { number, bytes: line.take() };
};
