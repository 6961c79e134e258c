import { describe, expect, test } from "vitest";

import { LargeSpans, type LargePayload } from "../../src/off-thread/large-spans.ts";
import { PipelineMemory } from "../../src/off-thread/pipeline-memory.ts";
import { allocateRing } from "../../src/off-thread/ring-buffers.ts";
import { RingReader } from "../../src/off-thread/ring-reader.ts";
import { WITH_ORIGIN } from "../../src/off-thread/record-kind.ts";
import { encodeWithOrigin } from "../../src/off-thread/with-origin.ts";
import { RingMemory } from "../../src/ring/ring-memory.ts";
import { RingProducer } from "../../src/ring/ring-producer.ts";
import { encodeSpan } from "../../src/otlp/index.ts";
import { spanOf } from "../support/spans.ts";

const payloadOf = (length: number): Uint8Array => {
  const span = spanOf({ attributes: { text: "x".repeat(length) } });
  return encodeWithOrigin({ bytes: encodeSpan(span), resource: span.resource, scope: span.instrumentationScope });
};

const rig = () => {
  const pipeline = PipelineMemory.allocate();
  const buffers = allocateRing(4096);
  const memory = new RingMemory(buffers.ring);
  const producer = new RingProducer(memory);
  const posted: LargePayload[] = [];
  const large = new LargeSpans({ memory, producer, pipeline, post: (one) => void posted.push(one) });
  const reader = (retired = false): RingReader => new RingReader({ id: 0, retired, ...buffers }, pipeline.generation);
  return { pipeline, producer, posted, large, reader };
};

describe("a span too large for the ring", () => {
  test("waits for its message, and holds up what stands behind it", () => {
    const { producer, posted, large, reader } = rig();
    const consumer = reader();
    producer.write(WITH_ORIGIN, payloadOf(10));
    expect(large.write(WITH_ORIGIN, payloadOf(3000))).toBe(true);
    producer.write(WITH_ORIGIN, payloadOf(11));
    expect(consumer.take(10, Infinity, Infinity)).toHaveLength(1);
    expect(consumer.take(10, Infinity, Infinity)).toHaveLength(0);
    consumer.receive(posted[0] as LargePayload);
    const taken = consumer.take(10, Infinity, Infinity);
    expect(taken.map((one) => one !== "lost" && one.bytes.length > 3000)).toEqual([true, false]);
  });

  test("all that are under way have as many bytes as the ring at most, but for a single one", () => {
    const { posted, large, reader } = rig();
    const consumer = reader();
    expect(large.write(WITH_ORIGIN, payloadOf(9000))).toBe(true);
    expect(large.write(WITH_ORIGIN, payloadOf(10))).toBe(false);
    consumer.receive(posted[0] as LargePayload);
    expect(consumer.take(1, Infinity, Infinity)).toHaveLength(1);
    expect(large.write(WITH_ORIGIN, payloadOf(1800))).toBe(true);
    expect(large.write(WITH_ORIGIN, payloadOf(1800))).toBe(true);
    expect(large.write(WITH_ORIGIN, payloadOf(1800))).toBe(false);
  });

  test("whose message was for a thread that died is lost, and gives back its bytes", () => {
    const { pipeline, posted, large, reader } = rig();
    large.write(WITH_ORIGIN, payloadOf(3000));
    pipeline.succeed();
    const successor = reader();
    successor.receive(posted[0] as LargePayload);
    expect(successor.take(10, Infinity, Infinity)).toEqual(["lost"]);
    expect(large.write(WITH_ORIGIN, payloadOf(4000))).toBe(true);
    successor.receive(posted[1] as LargePayload);
    expect(successor.take(10, Infinity, Infinity)).toHaveLength(1);
  });

  test("whose message never came, of a producer that has ended, is lost, and blocks nobody", () => {
    const { producer, large, reader } = rig();
    large.write(WITH_ORIGIN, payloadOf(3000));
    producer.write(WITH_ORIGIN, payloadOf(10));
    const taken = reader(true).take(10, Infinity, Infinity);
    expect(taken.map((one) => one === "lost")).toEqual([true, false]);
  });

  test("is taken only if the pipeline has room for its bytes", () => {
    const { posted, large, reader } = rig();
    const consumer = reader();
    large.write(WITH_ORIGIN, payloadOf(3000));
    consumer.receive(posted[0] as LargePayload);
    expect(consumer.take(10, Infinity, 2000)).toEqual([]);
    expect(consumer.take(10, 100, Infinity)).toHaveLength(1);
  });
});
