import { isUtf8 } from "node:buffer";

import { MalformedRequestError } from "./malformed-request-error.ts";
import { WIRE_FIELDS, type MessageName, type ScalarField, type WireField } from "./wire-fields.ts";
import { WireReader, type WireType } from "./wire-reader.ts";

const ALLOWED: Readonly<Record<ScalarField | "message", readonly WireType[]>> = {
  varint: ["varint"],
  fixed64: ["fixed64"],
  fixed32: ["fixed32"],
  bytes: ["run"],
  string: ["run"],
  message: ["run"],
  varints: ["varint", "run"],
  fixed64s: ["fixed64", "run"],
};

const FIXED64_BYTES = 8;

const isMessage = (field: WireField): field is MessageName => Object.hasOwn(WIRE_FIELDS, field);

const checkRun = (field: WireField, run: Buffer): void => {
  if (isMessage(field)) return checkWire(field, run);
  if (field === "string" && !isUtf8(run)) throw new MalformedRequestError("A text is no UTF-8");
  if (field === "fixed64s" && run.length % FIXED64_BYTES !== 0)
    throw new MalformedRequestError(`A list of 8-byte numbers has ${run.length} bytes`);
  if (field !== "varints") return;
  const numbers = new WireReader(run);
  while (!numbers.atEnd) numbers.varint();
};

/**
 * Throws a {@link MalformedRequestError} unless bytes are a well-formed message: whole fields, each with the wire type
 * that the schema gives it, and texts in UTF-8. Fields that the schema does not know may be there.
 *
 * Source: https://protobuf.dev/programming-guides/encoding/
 */
export const checkWire = (name: MessageName, bytes: Buffer): void => {
  const reader = new WireReader(bytes);
  const fields = WIRE_FIELDS[name];
  while (!reader.atEnd) {
    const { number, type } = reader.tag();
    const field = fields[number];
    if (field !== undefined && !ALLOWED[isMessage(field) ? "message" : field].includes(type))
      throw new MalformedRequestError(`${name}, field ${number}: expected ${field}, got ${type}`);
    const run = reader.value(type);
    if (field !== undefined && run !== null) checkRun(field, run);
  }
};
