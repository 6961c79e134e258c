import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, zstdDecompress } from "node:zlib";

type Decompress = (body: Buffer, limits: { maxOutputLength: number }) => Promise<Buffer>;

const decompressors: Readonly<Record<string, Decompress>> = {
  identity: (body) => Promise.resolve(body),
  gzip: promisify(gunzip) as Decompress,
  deflate: promisify(inflate) as Decompress,
  zstd: promisify(zstdDecompress) as Decompress,
  br: promisify(brotliDecompress) as Decompress,
};

/** The content encodings that can be undone. */
export const ENCODINGS: readonly string[] = Object.keys(decompressors);

/** Undoes a content encoding. Rejects for broken bytes and for more than `maxBytes` of output. */
export const decompress = (body: Buffer, encoding: string, maxBytes: number): Promise<Buffer> => {
  const undo = Object.hasOwn(decompressors, encoding) ? decompressors[encoding] : undefined;
  if (undo === undefined)
    throw new TypeError(`Expected \`encoding\` to be one of ${ENCODINGS.join(", ")}, got ${encoding}`);
  return undo(body, { maxOutputLength: maxBytes });
};
