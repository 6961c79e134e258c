/** Bytes that are written again and again; behind them is some room, so that they can be read in words. */
export interface KnownBytes {
  readonly bytes: Buffer;
  /** All of them, without the room. */
  readonly all: Uint8Array;
  readonly view: DataView;
  readonly length: number;
}

/** How far beyond its end the last word of a piece may reach. */
export const WORD_OVERHANG = 3;

/** Makes a copy of some bytes that can be written fast. */
export const knownBytes = (...parts: readonly Uint8Array[]): KnownBytes => {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const bytes = Buffer.allocUnsafeSlow(length + WORD_OVERHANG);
  let end = 0;
  for (const part of parts) {
    bytes.set(part, end);
    end += part.length;
  }
  return { bytes, all: new Uint8Array(bytes.buffer, 0, length), view: new DataView(bytes.buffer), length };
};
