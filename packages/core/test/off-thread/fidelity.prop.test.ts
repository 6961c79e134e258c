import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { Ledger, type ReadableSpan, type SpanProcessor } from "../../src/index.ts";
import { allocateRing } from "../../src/off-thread/ring-buffers.ts";
import type { LargePayload } from "../../src/off-thread/large-spans.ts";
import { OriginLog } from "../../src/off-thread/origin-memory.ts";
import { PipelineHost } from "../../src/off-thread/pipeline-host.ts";
import { PipelineMemory } from "../../src/off-thread/pipeline-memory.ts";
import { SpanProducer } from "../../src/off-thread/span-producer.ts";
import { decodeResource, decodeScope, decodeSpan, encodeSpan } from "../../src/otlp/index.ts";
import { encodeResource, encodeScope } from "../../src/otlp/encode-origin.ts";
import { spanOf } from "../support/spans.ts";
import { arbitraryResource, arbitraryScope, arbitrarySpan } from "../support/arbitrary-span.ts";

/** All that a span says, in a form that can be compared. */
const plain = (span: ReadableSpan): unknown => {
  const { resource, instrumentationScope, links, ...rest } = { ...span };
  const context = ({ traceState, ...ids }: ReturnType<ReadableSpan["spanContext"]>): object => ({
    ...ids,
    traceState: traceState?.serialize(),
  });
  return {
    ...rest,
    context: context(span.spanContext()),
    parent: span.parentSpanContext,
    links: links.map((link) => ({ ...link, context: context(link.context) })),
    resource: { attributes: resource.attributes, schemaUrl: resource.schemaUrl },
    scope: { ...instrumentationScope },
  };
};

/** What the wire format makes of a span: the oracle, held against the official schema elsewhere. */
const oracle = (span: ReadableSpan): unknown => {
  const resource = encodeResource(span.resource);
  const scope = encodeScope(span.instrumentationScope);
  return plain(
    decodeSpan(
      encodeSpan(span),
      decodeResource(resource.bytes, resource.schemaUrl),
      decodeScope(scope.bytes, scope.schemaUrl),
    ),
  );
};

interface Sizes {
  readonly ringBytes: number;
  readonly originBytes: number;
}

/** Both ends of a ring, in one thread: what goes in, and what the first stage of the pipeline gets. */
const connect = async ({ ringBytes, originBytes }: Sizes): Promise<[SpanProducer, PipelineHost, ReadableSpan[]]> => {
  const pipeline = PipelineMemory.allocate();
  const buffers = { ...allocateRing(ringBytes), origins: OriginLog.allocate(originBytes) };
  const host = new PipelineHost({
    ownThread: false,
    memory: pipeline.buffer,
    generation: pipeline.generation,
    rings: [{ id: 0, retired: false, ...buffers }],
    maxQueueBytes: 1,
    report: () => {},
    pause: () => Promise.resolve(),
  });
  const producer = new SpanProducer({
    buffers,
    pipeline,
    maxSpanBytes: 2 ** 23,
    interner: undefined,
    postLarge: (large: LargePayload) => host.receive({ type: "large", ring: 0, ...large }),
  });
  const arrived: ReadableSpan[] = [];
  const stage: SpanProcessor = {
    onStart: () => {},
    onEnd: (span) => void arrived.push(span),
    forceFlush: () => Promise.resolve(),
    shutdown: () => Promise.resolve(),
  };
  await host.open(() => stage, undefined);
  return [producer, host, arrived];
};

const origins = fc.array(fc.tuple(arbitraryResource, arbitraryScope), { minLength: 1, maxLength: 4 });

describe("a span on its way to another thread", () => {
  test("arrives as the wire format tells it, with its resource and scope, whatever sizes the memory has", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          ringBytes: fc.constantFrom(4096, 65_536, 2 ** 20),
          // Too little for some, so that spans carry their origin themselves.
          originBytes: fc.constantFrom(256, 4096, 2 ** 22),
        }),
        origins,
        fc.array(fc.tuple(arbitrarySpan, fc.nat()), { maxLength: 12, size: "max" }),
        async (sizes, known, choices) => {
          const [producer, host, arrived] = await connect(sizes);
          const spans = choices.map(([span, choice]) => {
            const [resource, instrumentationScope] = known[choice % known.length] as (typeof known)[number];
            return { ...span, resource, instrumentationScope };
          });
          for (const span of spans) {
            expect(producer.write(span)).toBe(undefined);
            while (host.pump() > 0);
          }
          expect(arrived.map((span) => plain(span))).toEqual(spans.map((span) => oracle(span)));
        },
      ),
    );
  });

  test("equal resources and scopes are one, as the receiver is told them once per request", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryResource, arbitraryScope, async (resource, instrumentationScope) => {
        const [producer, host, arrived] = await connect({ ringBytes: 2 ** 20, originBytes: 2 ** 22 });
        producer.write(spanOf({ resource, instrumentationScope }));
        producer.write(spanOf({ resource: { ...resource }, instrumentationScope: { ...instrumentationScope } }));
        host.pump();
        expect(arrived[0]?.resource).toBe(arrived[1]?.resource);
        expect(arrived[0]?.instrumentationScope).toBe(arrived[1]?.instrumentationScope);
      }),
    );
  });
});

test("a ledger adds what is counted elsewhere", () => {
  const ledger = new Ledger();
  const elsewhere = new Ledger();
  const remove = ledger.include({ counts: () => elsewhere.snapshot(), accepted: () => elsewhere.snapshot().accepted });
  ledger.claimEntrance().accept(2);
  elsewhere.claimEntrance().accept(3);
  ledger.countExported(1);
  elsewhere.countExported(2);
  elsewhere.countDropped("ring_full", 1);
  elsewhere.measure("queued", () => 1);
  expect(ledger.snapshot()).toMatchObject({ accepted: 5, exported: 3, queued: 1, dropped: { ring_full: 1 } });
  remove();
  expect(ledger.snapshot()).toMatchObject({ accepted: 2, exported: 1, queued: 0, dropped: { ring_full: 0 } });
});
