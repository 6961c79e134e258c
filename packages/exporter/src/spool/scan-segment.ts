import type { Segment } from "./segment.ts";
import { SegmentReader } from "./segment-reader.ts";

/** What a segment holds that another process left. */
export interface SegmentContents {
  /** Items that can be read and wait. */
  readonly items: number;
  /** Items of records that are damaged, where their headers still tell. */
  readonly damagedItems: number;
  readonly damagedBytes: number;
  /** Whether it was written in a format of another time; then nothing of it can be told. */
  readonly foreign: boolean;
}

/** Reads a segment through. @throws what the disk complains about. */
export const scanSegment = async (segment: Segment): Promise<SegmentContents> => {
  const fileHeader = await new SegmentReader(segment).fileHeader();
  if (fileHeader === "foreign") return { items: 0, damagedItems: 0, damagedBytes: segment.end, foreign: true };
  // Where its beginning is not what it was, records need not begin where it ended.
  if (fileHeader === "damaged") segment.readFrom = 0;
  const reader = new SegmentReader(segment);
  let items = 0;
  let damagedItems = 0;
  let damagedBytes = 0;
  for (let found = await reader.next(); found !== undefined; found = await reader.next()) {
    if (found.kind === "record") {
      items += found.header.items;
    } else {
      damagedItems += found.items;
      damagedBytes += found.bytes;
    }
  }
  return { items, damagedItems, damagedBytes, foreign: false };
};
