import { promisify } from "node:util";
import { constants, crc32, deflateRaw } from "node:zlib";

const deflate = promisify(deflateRaw);

const HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff); // deflate, no time, an unknown system
const LAST_BLOCK = Uint8Array.of(3, 0); // nothing but the end

const PIECE_BYTES = 1024 * 1024;

/** A part of a deflate stream that ends at a byte and refers to nothing before it: any number can follow each other. */
const deflatePart = (bytes: Buffer): Promise<Buffer> => deflate(bytes, { finishFlush: constants.Z_FULL_FLUSH });

const trailer = (checksum: number, length: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE(checksum, 0);
  bytes.writeUInt32LE(length % 2 ** 32, 4);
  return bytes;
};

/**
 * One valid gzip member of as many spaces, a piece for each of their megabytes, so that none of it is ever held whole.
 *
 * Source: RFC 1951 and RFC 1952
 */
export async function* gzipOfSpaces(length: number): AsyncGenerator<Uint8Array> {
  const spaces = Buffer.alloc(PIECE_BYTES, " ");
  const piece = await deflatePart(spaces);
  let checksum = 0;
  yield HEADER;
  for (let left = length; left >= PIECE_BYTES; left -= PIECE_BYTES) {
    checksum = crc32(spaces, checksum);
    yield piece;
  }
  const rest = spaces.subarray(0, length % PIECE_BYTES);
  yield deflatePart(rest);
  yield LAST_BLOCK;
  yield trailer(crc32(rest, checksum), length);
}
