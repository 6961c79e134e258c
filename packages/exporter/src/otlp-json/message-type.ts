import type { FieldSchema, MessageSchemas, ScalarKind } from "./message-schema.ts";

const VARINT = 0;
const FIXED64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED32 = 5;

const WIRE_TYPES: Readonly<Record<ScalarKind, number>> = {
  string: LENGTH_DELIMITED,
  id: LENGTH_DELIMITED,
  bytes: LENGTH_DELIMITED,
  bool: VARINT,
  enum: VARINT,
  uint32: VARINT,
  int64: VARINT,
  fixed32: FIXED32,
  fixed64: FIXED64,
  double: FIXED64,
};

/** The transcoder marks in 32 bits what it has seen of a message. */
const MAX_FIELD_NUMBER = 31;

/** One field, ready to be written. */
export interface Field {
  /** The name as it stands in JSON: quoted, and the colon. */
  readonly label: Uint8Array;
  readonly kind: ScalarKind | MessageType;
  readonly wireType: number;
  readonly repeated: boolean;
  /** Whether there is a difference between its default value and its absence, so that the former has to be said. */
  readonly explicit: boolean;
  /** Fields of which a message holds only one, the last on the wire, have the same. */
  readonly slot: number;
}

/** A message as the transcoder needs to know it. */
export interface MessageType {
  /** By number. */
  readonly fields: readonly (Field | undefined)[];
}

const isScalar = (kind: string): kind is ScalarKind => Object.hasOwn(WIRE_TYPES, kind);

/**
 * Makes a message, and all that it is made of, ready for the transcoder.
 *
 * @throws TypeError if the schemas do not hold together.
 */
export const messageType = (schemas: MessageSchemas, name: string): MessageType => {
  const types = new Map<string, MessageType>();

  const resolve = (name: string): MessageType => {
    const known = types.get(name);
    if (known !== undefined) return known;
    const schema = schemas[name];
    if (schema === undefined) throw new TypeError(`Expected a scalar or a message of the schema, got ${name}`);
    const fields: (Field | undefined)[] = [];
    const type: MessageType = { fields };
    types.set(name, type); // before its fields: a message may hold itself
    const slots = new Map<string, number>();
    for (const [key, field] of Object.entries(schema)) {
      const number = Number(key);
      if (number > MAX_FIELD_NUMBER)
        throw new TypeError(`Expected field numbers up to ${MAX_FIELD_NUMBER}, got ${key}`);
      const [, , oneOf = key] = field;
      const slot = slots.get(oneOf) ?? number;
      slots.set(oneOf, slot);
      fields[number] = makeField(field, slot, resolve);
    }
    return type;
  };

  return resolve(name);
};

const makeField = ([name, kind, oneOf]: FieldSchema, slot: number, resolve: (name: string) => MessageType): Field => {
  const repeated = kind.endsWith("[]");
  const single = repeated ? kind.slice(0, -2) : kind;
  const scalar = isScalar(single);
  return {
    label: Buffer.from(`${JSON.stringify(name)}:`),
    kind: scalar ? single : resolve(single),
    wireType: scalar ? WIRE_TYPES[single] : LENGTH_DELIMITED,
    repeated,
    explicit: oneOf !== undefined || !scalar,
    slot,
  };
};
