// How a ring lies in shared memory. Words that different threads write stand on different cache lines.

/** Says that a buffer is a ring, and of this layout. */
export const MAGIC = 0x53_42_52_31; // "SBR1"

/** The 32-bit words of the header. */
export const Word = {
  magic: 0,
  /** How many bytes the records have, a power of two. */
  capacity: 1,
  /** Where the first record begins: 0, but where a test wants to see positions begin anew. */
  origin: 2,
  /** How many records were published, modulo 2^32. Written by the producer alone. */
  published: 16,
  /** How many records a producer in another thread refused, modulo 2^32: a word for each of {@link REFUSALS}. */
  refused: 17,
  /** The position that lies at the front of the memory, modulo 2^32. Written by the producer, and only while nothing waits. */
  front: 21,
  /** Where the next record to be taken begins, modulo 2^32: the lower half of {@link CONSUMED}. */
  readPosition: 32,
  /** Bytes of payloads too large for the ring that the consumer has got by other means, modulo 2^32. */
  largeTaken: 36,
} as const;

/** Why a producer refuses a record. */
export const REFUSALS = ["ring_full", "too_large", "encode_failed", "shutdown"] as const;

export type RefusalReason = (typeof REFUSALS)[number];

/**
 * The 64-bit word that the consumer writes: how many records it has taken (upper half), and up to which position (lower
 * half). One store says both, so that whoever takes over after its death finds them in agreement.
 */
export const CONSUMED = 16;

export const HEADER_BYTES = 256;

/** In front of each record: its length and kind, so aligned that the copy of a payload starts at a multiple of 8. */
export const RECORD_HEADER_BYTES = 8;

/** Fills the rest of the ring where the next record does not fit before its end. Is no record, and is not counted. */
export const PADDING = 0xffff_ffff;

/** What a record takes in the ring, in bytes. */
export const recordBytes = (length: number): number => RECORD_HEADER_BYTES + ((length + 7) & ~7);
