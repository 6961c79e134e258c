import type { Long } from "../schema/common.ts";

const WORD_BITS = 32n;

const bits = (value: Long): bigint => (BigInt(value.high >>> 0) << WORD_BITS) | BigInt(value.low >>> 0);

const safeNumber = (exact: bigint): number | bigint => {
  const number = Number(exact);
  return Number.isSafeInteger(number) ? number : exact;
};

/** An unsigned 64-bit field, 0 when absent. */
export const readUnsigned = (value: Long | null): bigint => (value === null ? 0n : bits(value));

/** An unsigned 64-bit field as a number where that is exact. */
export const readCount = (value: Long | null): number | bigint => safeNumber(readUnsigned(value));

/** A signed 64-bit field as a number where that is exact. */
export const readInteger = (value: Long): number | bigint => safeNumber(BigInt.asIntN(64, bits(value)));
