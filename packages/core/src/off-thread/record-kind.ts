// What the kind of a record in the ring of a pipeline says. Below LARGE it is the number of the span's origin.

/** From here on: the payload comes by a message of its own, and the kind says by which. */
const LARGE = 0x8000_0000;

/** A handful of large spans are under way at most: a ticket is long settled when it is used again. */
export const TICKETS = 0xfff0;

const GENERATIONS = 0x8000;

/** Here and in a message, the payload begins with the origin itself, as there was no room to say it once. */
export const WITH_ORIGIN = 0xffff_fffe;

/** The record of a large span: its ticket, and for which thread of the pipeline the message is. */
export const largeKind = (ticket: number, generation: number): number =>
  LARGE + (generation % GENERATIONS) * 0x1_0000 + ticket;

export const isLarge = (kind: number): boolean => kind >= LARGE && kind !== WITH_ORIGIN;

export const ticketOf = (kind: number): number => kind & 0xffff;

/** Whether the message was for the thread of this generation. */
export const isFor = (kind: number, generation: number): boolean => (kind - LARGE) >>> 16 === generation % GENERATIONS;

/** What the record of a large span holds, in 32-bit words. */
export interface LargeReference {
  /** The kind that the payload would have had as a record. */
  readonly kind: number;
  readonly length: number;
}

export const encodeReference = ({ kind, length }: LargeReference): Uint8Array =>
  new Uint8Array(Uint32Array.of(kind, length).buffer);

export const decodeReference = (payload: Uint8Array): LargeReference => {
  const [kind = 0, length = 0] = new Uint32Array(Uint8Array.from(payload).buffer);
  return { kind, length };
};
