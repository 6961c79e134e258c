import { promisify } from "node:util";
import { gunzip, gunzipSync, zstdDecompress, zstdDecompressSync } from "node:zlib";

import type { ContentEncoding } from "../sender.ts";

export interface DecompressOptions {
  /** @throws RangeError beyond it, with the code `ERR_BUFFER_TOO_LARGE` */
  readonly maxOutputLength: number;
}

/** One way to unpack a body. */
export interface Decompressor {
  readonly inPool: (body: Uint8Array, options: DecompressOptions) => Promise<Uint8Array>;
  readonly here: (body: Uint8Array, options: DecompressOptions) => Uint8Array;
}

export const DECOMPRESSORS: Readonly<Record<ContentEncoding, Decompressor>> = {
  gzip: { inPool: promisify(gunzip), here: gunzipSync },
  zstd: { inPool: promisify(zstdDecompress), here: zstdDecompressSync },
};
