import { createRequire } from "node:module";

import type { IHeaders } from "kafkajs";

const load = createRequire(import.meta.url);
const encode = load("kafkajs/src/protocol/recordBatch/record/v0/index.js") as (record: object) => { buffer: Buffer };
const decode = load("kafkajs/src/protocol/recordBatch/record/v0/decoder.js") as (
  decoder: object,
  batch: object,
) => KafkaRecord;
const Decoder = load("kafkajs/src/protocol/decoder.js") as new (buffer: Buffer) => { readVarInt(): number };

interface KafkaRecord {
  readonly key: Buffer;
  readonly value: Buffer;
  readonly headers: IHeaders;
}

/** A record as kafkajs sends it. */
export const encodeRecord = (record: KafkaRecord): Buffer => encode(record).buffer;

/** A record as kafkajs gives it to a consumer. */
export const decodeRecord = (bytes: Buffer): KafkaRecord => {
  const decoder = new Decoder(bytes);
  decoder.readVarInt(); // its length
  return decode(decoder, { firstOffset: "0", firstTimestamp: "0" });
};
