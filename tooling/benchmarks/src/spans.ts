import type { Attributes } from "@opentelemetry/api";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { type ReadableSpan, TracerProvider } from "@opentelemetry/sdk-trace";
import { EncodedBatch } from "@sideband/core";
import { encodeSpan } from "@sideband/core/otlp";

import { llmAttributes, spanMaker } from "./llm-span.ts";

const SENTENCE = "The customer asks where the order of last week is and whether it can still be changed. ";
const ACCENTED = "Où est ma commande de la semaine dernière ? Peut-on encore la modifier, s'il vous plaît ? ";

export interface Content {
  /** How many strings of content a span has. */
  readonly strings: 1 | 2;
  /** Length of each content string, in UTF-16 units. */
  readonly length: number;
  readonly script: "ascii" | "accented";
}

/** Flat, and different for each span, as texts that come out of a parser are. */
const text = (index: number, { length, script }: Omit<Content, "strings">): string => {
  const sentence = script === "ascii" ? SENTENCE : ACCENTED;
  const repeated = `${index} `.padEnd(length + sentence.length, sentence).slice(0, length);
  return Buffer.from(repeated, "utf8").toString("utf8");
};

const contentOf = (index: number, content: Content): Attributes => ({
  "gen_ai.input.messages": text(index, content),
  ...(content.strings === 2 && { "gen_ai.output.messages": text(index + 1, content) }),
});

/** The same attributes, each with a value that no other span has: nothing for a cache to find. */
export const withoutRepeats = (spans: readonly ReadableSpan[]): ReadableSpan[] =>
  spans.map((span, index) => {
    const unique = (value: unknown): unknown => {
      if (typeof value === "string") return `${value}${index}`;
      return typeof value === "number" ? value + index : value;
    };
    const entries = Object.entries(span.attributes).map(([key, value]) => [key, unique(value)] as const);
    Object.assign(span.attributes, Object.fromEntries(entries));
    return span;
  });

/** Spans of the stock SDK with 12 attributes and an event: agent runs with seven model calls each. */
export const llmSpans = (count: number, content?: Content): ReadableSpan[] => {
  const ended: ReadableSpan[] = [];
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": "support", "service.version": "1.2.3" }),
    spanProcessors: [
      {
        onStart: () => {},
        onEnd: (span) => void ended.push(span),
        forceFlush: async () => {},
        shutdown: async () => {},
      },
    ],
  });
  const make = spanMaker(provider.getTracer("benchmark", "1.0.0"), (index) => ({
    ...llmAttributes(index),
    ...(content && contentOf(index, content)),
  }));
  for (let index = 0; index < count; index++) make();
  return ended;
};

/** Spans as a processor hands them to an exporter that takes bytes. */
export const encodedBatch = (spans: readonly ReadableSpan[]): EncodedBatch =>
  new EncodedBatch(
    spans.map((span) => ({ bytes: encodeSpan(span), resource: span.resource, scope: span.instrumentationScope })),
  );
