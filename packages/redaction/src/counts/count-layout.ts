import { SURFACES } from "./surface.ts";
import { WITHHELD_REASONS } from "./withheld-reason.ts";

/** Says whose memory it is; the counts stand behind it. */
const HEADER_CELLS = 1;

/** What is counted under which number: every name has a row, every surface a cell in it. */
export class CountLayout {
  readonly detectors: readonly string[];
  readonly reasons: readonly string[];
  readonly byteLength: number;
  /** The same for the same detectors in the same order. */
  readonly fingerprint: bigint;

  /** Of detectors by their names. */
  constructor(names: readonly string[]) {
    this.detectors = [...new Set([...names, "key", "content"])];
    this.reasons = [...new Set([...WITHHELD_REASONS, ...names])];
    const rows = this.detectors.length + this.reasons.length + 1;
    this.byteLength = (HEADER_CELLS + rows * SURFACES.length) * BigUint64Array.BYTES_PER_ELEMENT;
    this.fingerprint = fingerprint([...SURFACES, ...this.detectors, ...this.reasons].join("\n"));
  }

  /** Where a row of `replaced` begins. */
  replacedRow(detector: number): number {
    return HEADER_CELLS + detector * SURFACES.length;
  }

  /** Where a row of `withheld` begins. */
  withheldRow(reason: number): number {
    return this.replacedRow(this.detectors.length + reason);
  }

  /** Where the row of `cut` begins. */
  get cutRow(): number {
    return this.withheldRow(this.reasons.length);
  }
}

/** FNV-1a, and never 0, which is what memory holds that nobody has written to. */
const fingerprint = (text: string): bigint => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (1n << 32n) | BigInt(hash >>> 0);
};
