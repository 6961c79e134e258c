import type { ByteWriter } from "./byte-writer.ts";

const MAX_UINT32 = 0xffff_ffff;

/** A count of what was dropped: what was reported, if it is a count, and what was lost here. Nothing for none. */
export const writeCount = (writer: ByteWriter, tag: number, reported: number | undefined, lost: number): void => {
  const known = reported !== undefined && reported > 0 ? Math.floor(reported) : 0;
  const count = Math.min(known + lost, MAX_UINT32);
  if (count === 0) return;
  writer.byte(tag);
  writer.varint(count);
};
