const varint = (value: bigint): number[] => {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  return [...bytes, Number(rest)];
};

/** One protobuf field, spelt out: numbers as varints, everything else length-delimited. */
export const field = (number: number, value: bigint | number | string | Uint8Array): Buffer => {
  if (typeof value === "bigint" || typeof value === "number") {
    return Buffer.from([...varint(BigInt(number) << 3n), ...varint(BigInt(value))]);
  }
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([...varint((BigInt(number) << 3n) | 2n), ...varint(BigInt(bytes.length))]), bytes]);
};

/** The body of an `ExportTraceServiceResponse` with a partial success. */
export const partialSuccess = (rejected: bigint | number, message = ""): Buffer =>
  field(1, Buffer.concat([field(1, rejected), ...(message === "" ? [] : [field(2, message)])]));
