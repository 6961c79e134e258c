/** How a value stands on the wire, and what becomes of it in JSON. */
export type ScalarKind =
  | "string"
  /** Bytes that OTLP writes in hexadecimal. */
  | "id"
  | "bytes"
  | "bool"
  | "enum"
  | "uint32"
  | "int64"
  | "fixed32"
  | "fixed64"
  | "double";

/**
 * One field: its name in JSON and its kind, which is a scalar or the name of a message, with `[]` behind it where it is
 * repeated. Fields of a message with the same third word are members of one `oneof`.
 */
export type FieldSchema = readonly [name: string, kind: string, oneOf?: string];

/** Messages by name, their fields by number. */
export type MessageSchemas = Readonly<Record<string, Readonly<Record<number, FieldSchema>>>>;
