import { expectCount } from "../../expect-option.ts";
import type { Line } from "../line.ts";
import { passOn } from "../pass-on.ts";
import { expectSide, type ProxySide } from "../side.ts";

/** Which bit is turned over. */
export interface CorruptFaultOptions {
  /** Whose bytes are counted. */
  readonly from: ProxySide;
  /** 0 for the first byte that this side sends. */
  readonly offset: number;
  /** From 0, the lowest, to 7. @default 0 */
  readonly bit?: number;
}

/** Turns over one bit of one byte, and passes all others on as they come. */
export interface CorruptFault extends Required<CorruptFaultOptions> {
  readonly kind: "corrupt";
}

export const corruptFault = ({ from, offset, bit = 0 }: CorruptFaultOptions): CorruptFault => {
  if (expectCount("bit", bit) > 7) throw new TypeError(`Expected \`bit\` to be at most 7, got ${bit}`);
  return { kind: "corrupt", from: expectSide("from", from), offset: expectCount("offset", offset), bit };
};

export const performCorrupt = ({ from, offset, bit }: CorruptFault, line: Line): Promise<void> =>
  line.relay(from, async (source, sink) => {
    await passOn(source, sink, offset);
    const byte = await source.take(1);
    if (byte !== null) await sink.give(byte.map((value) => value ^ (1 << bit)));
    await passOn(source, sink);
  });
