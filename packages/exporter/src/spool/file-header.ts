import { crc32 } from "node:zlib";

/** A file begins with 8 bytes of {@link MAGIC}, the version of its format, and the CRC-32 of both. */
export const FILE_HEADER_BYTES = 16;

const MAGIC = Buffer.from("SIDEBAND");
const VERSION = 1;

export const encodeFileHeader = (): Buffer => {
  const header = Buffer.alloc(FILE_HEADER_BYTES);
  MAGIC.copy(header);
  header.writeUInt32LE(VERSION, 8);
  header.writeUInt32LE(crc32(header.subarray(0, 12)), 12);
  return header;
};

/** `foreign`: whole, and written in a format of another time. */
export const judgeFileHeader = (bytes: Buffer): "known" | "foreign" | "damaged" => {
  if (bytes.length < FILE_HEADER_BYTES || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return "damaged";
  if (bytes.readUInt32LE(12) !== crc32(bytes.subarray(0, 12))) return "damaged";
  return bytes.readUInt32LE(8) === VERSION ? "known" : "foreign";
};
