import { Buffer } from "node:buffer";

const PERCENT = 0x25;

/** What an ASCII character stands for, or -1. */
const hexDigit = (code: number | undefined): number => {
  if (code === undefined) return -1;
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : -1;
};

const decodeMalformed = (text: string): string => {
  const bytes = Buffer.from(text);
  let length = 0;
  for (let index = 0; index < bytes.length; index++) {
    const high = bytes[index] === PERCENT ? hexDigit(bytes[index + 1]) : -1;
    const low = high < 0 ? -1 : hexDigit(bytes[index + 2]);
    bytes[length++] = low < 0 ? (bytes[index] as number) : high * 16 + low;
    if (low >= 0) index += 2;
  }
  return bytes.toString("utf8", 0, length);
};

/**
 * The value that a text in percent-encoding stands for. Octets that are no UTF-8 become U+FFFD; a percent sign without
 * two digits encodes nothing, and stays. It never throws.
 */
export const percentDecode = (text: string): string => {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return decodeMalformed(text);
  }
};
