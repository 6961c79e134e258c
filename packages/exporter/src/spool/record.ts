import { crc32 } from "node:zlib";

import type { ContentEncoding, Payload } from "../sender.ts";

/**
 * A record is a header of 32 bytes and a body, numbers in little-endian order:
 *
 * |  at | bytes |                                                                            |
 * | --: | ----: | -------------------------------------------------------------------------- |
 * |   0 |     4 | {@link MAGIC}                                                              |
 * |   4 |     1 | state, the one byte that is ever changed: {@link DONE}, or anything else   |
 * |   5 |     1 | how the body is compressed: 0 not at all, 1 gzip, 2 zstd                   |
 * |   6 |     2 | 0                                                                          |
 * |   8 |     4 | length of the body                                                         |
 * |  12 |     4 | items                                                                      |
 * |  16 |     8 | when it was written, in ms since the epoch: for who looks at the file      |
 * |  24 |     4 | CRC-32 of the body                                                         |
 * |  28 |     4 | CRC-32 of the header up to here, but for the state                         |
 *
 * Both checksums begin with the salt of the file, so that no body can hold what passes for a record.
 */
export const HEADER_BYTES = 32;

/** `SBR1` */
export const MAGIC: Buffer = Buffer.from("SBR1");

const STATE_AT = 4;
const DONE = 0xa5;
const ENCODING_AT = 5;

/** Where in the file the state of a record lies that begins at `offset`, and what makes it done. */
export const doneMark = (offset: number): { readonly position: number; readonly bytes: Uint8Array } => ({
  position: offset + STATE_AT,
  bytes: Uint8Array.of(DONE),
});

const ENCODINGS: readonly (ContentEncoding | undefined)[] = [undefined, "gzip", "zstd"];

/** What stands in front of a body. */
export interface RecordHeader {
  readonly done: boolean;
  readonly contentEncoding: ContentEncoding | undefined;
  readonly length: number;
  readonly items: number;
  readonly bodyChecksum: number;
}

export const encodeRecord = ({ body, items, contentEncoding }: Payload, writtenMs: number, salt: number): Buffer => {
  const record = Buffer.alloc(HEADER_BYTES + body.length);
  MAGIC.copy(record);
  record[ENCODING_AT] = ENCODINGS.indexOf(contentEncoding);
  record.writeUInt32LE(body.length, 8);
  record.writeUInt32LE(items, 12);
  record.writeBigUInt64LE(BigInt(Math.max(0, Math.floor(writtenMs))), 16);
  record.writeUInt32LE(crc32(body, salt), 24);
  record.writeUInt32LE(headerChecksum(record, salt), 28);
  record.set(body, HEADER_BYTES);
  return record;
};

/** The header that begins at the beginning of `bytes`, or `undefined` if there is none that can be trusted. */
export const decodeHeader = (bytes: Buffer, salt: number): RecordHeader | undefined => {
  if (bytes.length < HEADER_BYTES || MAGIC.compare(bytes, 0, MAGIC.length) !== 0) return undefined;
  const encoding = bytes.readUInt8(ENCODING_AT);
  // Looked at first, so that a body full of what begins like a header costs no checksums.
  if (encoding >= ENCODINGS.length || bytes.readUInt32LE(28) !== headerChecksum(bytes, salt)) return undefined;
  return {
    done: bytes[STATE_AT] === DONE,
    contentEncoding: ENCODINGS[encoding],
    length: bytes.readUInt32LE(8),
    items: bytes.readUInt32LE(12),
    bodyChecksum: bytes.readUInt32LE(24),
  };
};

export const isWhole = ({ bodyChecksum }: RecordHeader, body: Uint8Array, salt: number): boolean =>
  crc32(body, salt) === bodyChecksum;

const headerChecksum = (record: Buffer, salt: number): number =>
  crc32(record.subarray(STATE_AT + 1, 28), crc32(record.subarray(0, STATE_AT), salt));
