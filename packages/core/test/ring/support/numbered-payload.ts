const MAX_LENGTH = 1200;
const NUMBER_BYTES = 8;

const lengthOf = (number: number): number => NUMBER_BYTES + ((number * 7919) % MAX_LENGTH);

/** The content of the record with this number: its length and every byte follow from it. */
export const numberedPayload = (number: number): Uint8Array => {
  const payload = Buffer.alloc(lengthOf(number), number & 0xff);
  payload.writeUInt32LE(number, 0);
  payload.writeUInt32LE(~number >>> 0, 4);
  return payload;
};

/** The number of a record; throws if it is torn: any byte not as it was written. */
export const numberOf = (payload: Uint8Array): number => {
  const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
  const number = bytes.readUInt32LE(0);
  if (!bytes.equals(numberedPayload(number))) throw new Error(`A torn record, number ${number}`);
  return number;
};
