/** Builds Protocol Buffers messages by hand, to have what no encoder of ours would write. */
const varint = (value: number): number[] => {
  const bytes: number[] = [];
  for (; value > 0x7f; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) + 0x80);
  return [...bytes, value];
};

/** A length-delimited field. */
export const field = (tag: number, ...content: readonly Uint8Array[]): Uint8Array => {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag, ...varint(body.length)]), body]);
};

export const text = (tag: number, value: string): Uint8Array => field(tag, Buffer.from(value, "utf8"));

export const integer = (tag: number, value: number): Uint8Array => Buffer.from([tag, ...varint(value)]);
