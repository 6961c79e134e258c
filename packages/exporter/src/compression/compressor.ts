import { promisify } from "node:util";
import { constants, gzip, gzipSync, zstdCompress, zstdCompressSync } from "node:zlib";

import type { ContentEncoding } from "../sender.ts";

/** The main thread is called back once per chunk of output, so chunks are larger than the usual 16 KiB. */
const CHUNK_BYTES = 64 * 1024;

const gzipInPool = promisify(gzip);
const zstdInPool = promisify(zstdCompress);

/** One way to compress a body. */
export interface Compressor {
  readonly inPool: (body: Uint8Array) => Promise<Uint8Array>;
  readonly here: (body: Uint8Array) => Uint8Array;
}

export const makeCompressor = (encoding: ContentEncoding, level: number): Compressor => {
  if (encoding === "gzip") {
    const options = { level, chunkSize: CHUNK_BYTES };
    return { inPool: (body) => gzipInPool(body, options), here: (body) => gzipSync(body, options) };
  }
  const params = { [constants.ZSTD_c_compressionLevel]: level };
  // Told beforehand, the size becomes part of the frame, so that the receiver can make room at once.
  const optionsFor = ({ length }: Uint8Array) => ({ params, chunkSize: CHUNK_BYTES, pledgedSrcSize: length });
  return {
    inPool: (body) => zstdInPool(body, optionsFor(body)),
    here: (body) => zstdCompressSync(body, optionsFor(body)),
  };
};
