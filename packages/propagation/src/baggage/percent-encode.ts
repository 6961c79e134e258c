import { Buffer } from "node:buffer";

import { asciiTable } from "./ascii-table.ts";

/**
 * What a value does not carry as it is: all that is no `baggage-octet`, the percent sign, and the plus sign. The format
 * allows a plus sign, but there are receivers that decode it as a space, as forms do: OpenTelemetry for Python is one.
 */
const NOT_IN_VALUE = /[^!#$&-*\--:<-[\]-~]/;
const IS_ENCODED = asciiTable(NOT_IN_VALUE);

/** What an encoded text does not carry as it is: there a percent sign with its two digits stays, and so does a plus sign. */
const NOT_IN_ENCODED = /[^!#-+\--:<-[\]-~]|%(?![\dA-Fa-f]{2})/;
const RUNS_NOT_IN_ENCODED = /[^!#-+\--:<-[\]-~]+|%(?![\dA-Fa-f]{2})/g;

const NOT_IN_HEADER = /[^!#-:<-[\]-~]|%(?![\dA-Fa-f]{2})/;

const HEX_DIGITS = Buffer.from("0123456789ABCDEF");
const PERCENT = 0x25;

/** Three bytes of UTF-8 to a UTF-16 code unit at most, and three characters to each. */
const CHARACTERS_PER_CODE_UNIT = 9;

const REPLACEMENT_CHARACTER = 0xfffd;

/** Grows to what the longest value takes. It is free again before anything else can run. */
let scratch = Buffer.alloc(0);

const writeByte = (target: Uint8Array, at: number, byte: number): number => {
  target[at] = PERCENT;
  target[at + 1] = HEX_DIGITS[byte >> 4] as number;
  target[at + 2] = HEX_DIGITS[byte & 0xf] as number;
  return at + 3;
};

/** One of the bytes of UTF-8 after the first: six bits of the code point. */
const writeBits = (target: Uint8Array, at: number, bits: number): number => writeByte(target, at, 0x80 | (bits & 0x3f));

const writeCodePoint = (target: Uint8Array, at: number, codePoint: number): number => {
  if (codePoint < 0x80) return writeByte(target, at, codePoint);
  if (codePoint < 0x800) return writeBits(target, writeByte(target, at, 0xc0 | (codePoint >> 6)), codePoint);
  if (codePoint < 0x10000) {
    const first = writeByte(target, at, 0xe0 | (codePoint >> 12));
    return writeBits(target, writeBits(target, first, codePoint >> 6), codePoint);
  }
  const first = writeByte(target, at, 0xf0 | (codePoint >> 18));
  return writeBits(target, writeBits(target, writeBits(target, first, codePoint >> 12), codePoint >> 6), codePoint);
};

const isSurrogate = (codePoint: number): boolean => codePoint >= 0xd800 && codePoint <= 0xdfff;

const percentEncode = (value: string): string => {
  const room = value.length * CHARACTERS_PER_CODE_UNIT;
  if (scratch.length < room) scratch = Buffer.alloc(room);
  const target = scratch;
  let end = 0;
  for (let index = 0; index < value.length; index++) {
    const codePoint = value.codePointAt(index) as number;
    if (codePoint < 0x80 && IS_ENCODED[codePoint] === 0) target[end++] = codePoint;
    else end = writeCodePoint(target, end, isSurrogate(codePoint) ? REPLACEMENT_CHARACTER : codePoint);
    if (codePoint > 0xffff) index++; // it took two code units
  }
  return target.toString("latin1", 0, end);
};

/**
 * A value as it is written in the header. A lone surrogate becomes U+FFFD, as it has no UTF-8 form. `encodeURIComponent`
 * would also encode much of what may stand there as it is: in a baggage at the limit that costs entries.
 */
export const encodeValue = (value: string): string => (NOT_IN_VALUE.test(value) ? percentEncode(value) : value);

const encodeRun = (run: string): string => encodeURIComponent(run);

/** Of a text that should be in percent-encoding already, encodes what the format does not allow. */
export const encodeRest = (value: string): string =>
  NOT_IN_ENCODED.test(value) ? value.toWellFormed().replace(RUNS_NOT_IN_ENCODED, encodeRun) : value;

/** Whether a header of members without properties holds nothing but what the format allows in values, and commas. */
export const isEncoded = (header: string): boolean => !NOT_IN_HEADER.test(header);
