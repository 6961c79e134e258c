import type { BodyFormat } from "./body-format.ts";

/** What stands around the error message of an export response of a given size. */
export interface MessageFrame {
  readonly head: Uint8Array;
  readonly messageBytes: number;
  readonly tail: Uint8Array;
}

const PARTIAL_SUCCESS = 10; // field 1, length-delimited
const ERROR_MESSAGE = 18; // field 2, length-delimited

const TAG_AND_LENGTH_BYTES = 6;

/** A varint of five bytes, longer than it need be: so the frame has the same size around every message. */
const tagAndLength = (tag: number, length: number): readonly number[] => [
  tag,
  ...[0, 1, 2, 3].map((group) => (Math.floor(length / 128 ** group) % 128) + 128),
  Math.floor(length / 128 ** 4),
];

const protobufFrame = (bytes: number): MessageFrame => {
  const partialBytes = bytes - TAG_AND_LENGTH_BYTES;
  const messageBytes = partialBytes - TAG_AND_LENGTH_BYTES;
  const head = [...tagAndLength(PARTIAL_SUCCESS, partialBytes), ...tagAndLength(ERROR_MESSAGE, messageBytes)];
  return { head: Uint8Array.from(head), messageBytes, tail: new Uint8Array() };
};

const JSON_HEAD = '{"partialSuccess":{"errorMessage":"';
const JSON_TAIL = '"}}';

const jsonFrame = (bytes: number): MessageFrame => {
  const head = Buffer.from(JSON_HEAD);
  const tail = Buffer.from(JSON_TAIL);
  return { head, messageBytes: bytes - head.length - tail.length, tail };
};

export const frameOfMessage = (format: BodyFormat, bytes: number): MessageFrame =>
  format === "protobuf" ? protobufFrame(bytes) : jsonFrame(bytes);
