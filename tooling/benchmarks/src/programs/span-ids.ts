/** Numbers of fields on the way to a span, and of its id. @see opentelemetry/proto/trace/v1/trace.proto */
const PATH_TO_SPAN = [1, 2, 2] as const;
const SPAN_ID = 2;

const LENGTH_DELIMITED = 2;

interface Field {
  readonly number: number;
  /** Of a field that has bytes; empty of another. */
  readonly bytes: Buffer;
}

const varint = (message: Buffer, start: number): readonly [value: number, end: number] => {
  let value = 0;
  let end = start;
  for (let factor = 1; ; factor *= 128) {
    const byte = message.readUInt8(end++);
    value += (byte & 127) * factor;
    if (byte < 128) return [value, end];
  }
};

const NOTHING = Buffer.alloc(0);

const sizeOf = (message: Buffer, wireType: number, start: number): number => {
  if (wireType === 0) return varint(message, start)[1] - start;
  if (wireType === 1) return 8;
  if (wireType === 5) return 4;
  throw new TypeError(`Expected a wire type of protobuf, got ${wireType}`);
};

function* fields(message: Buffer): Generator<Field> {
  for (let position = 0; position < message.length;) {
    const [key, start] = varint(message, position);
    const number = Math.floor(key / 8);
    if (key % 8 === LENGTH_DELIMITED) {
      const [length, from] = varint(message, start);
      position = from + length;
      if (position > message.length) throw new RangeError("Expected a whole message, got a part of one");
      yield { number, bytes: message.subarray(from, position) };
    } else {
      position = start + sizeOf(message, key % 8, start);
      yield { number, bytes: NOTHING };
    }
  }
}

function* descend(message: Buffer, path: readonly number[]): Generator<Buffer> {
  const [step, ...rest] = path;
  if (step === undefined) yield message;
  else for (const { number, bytes } of fields(message)) if (number === step) yield* descend(bytes, rest);
}

/** The ids of the spans in an export request, in its order; nothing else of it is read. */
export function* spanIds(request: Buffer): Generator<string> {
  for (const span of descend(request, PATH_TO_SPAN)) {
    for (const { number, bytes } of fields(span)) if (number === SPAN_ID) yield bytes.toString("hex");
  }
}
