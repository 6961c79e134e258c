import type { MessageType } from "../../../src/otlp-json/message-type.ts";
import { WireReader } from "../../../src/protobuf/wire-reader.ts";
import { field } from "../../support/protobuf.ts";

/** Fields that no message of OTLP has, of every wire type. */
const UNKNOWN: readonly Buffer[] = [
  field(1000, 7n),
  field(1001, "unknown"),
  Buffer.from([0xd1, 0x3e, 1, 2, 3, 4, 5, 6, 7, 8]), // 1002, of 8 bytes
  Buffer.from([0xdd, 0x3e, 1, 2, 3, 4]), // 1003, of 4 bytes
];

/**
 * The same message with its fields, and those of all that it holds, in another order that means the same, and with
 * unknown fields between them.
 *
 * @param pick an integer from 0 up to, not including, its argument.
 */
export const rearrange = (bytes: Uint8Array, type: MessageType, pick: (below: number) => number): Buffer => {
  const reader = new WireReader(bytes);
  const slots = new Map<number, Buffer[]>();
  while (reader.position < bytes.length) {
    const before = reader.position;
    reader.next(bytes.length);
    const known = type.fields[reader.number];
    const value = bytes.subarray(reader.start, reader.position);
    const moved =
      typeof known?.kind === "object"
        ? field(reader.number, rearrange(value, known.kind, pick))
        : Buffer.from(bytes.subarray(before, reader.position));
    const slot = known?.slot ?? -1;
    slots.set(slot, [...(slots.get(slot) ?? []), moved]);
  }
  const result: Buffer[] = [];
  const queues = [...slots.values()];
  while (queues.length > 0) {
    const at = pick(queues.length);
    result.push(queues[at]?.shift() as Buffer);
    if (queues[at]?.length === 0) queues.splice(at, 1);
    if (pick(4) === 0) result.push(UNKNOWN[pick(UNKNOWN.length)] as Buffer);
  }
  return Buffer.concat(result);
};
