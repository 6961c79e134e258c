import { context, trace } from "@opentelemetry/api";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { type ReadableSpan, TracerProvider } from "@opentelemetry/sdk-trace";

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

const attributesOf = (index: number, content: Content | undefined): Record<string, string | number | string[]> => ({
  "gen_ai.operation.name": "chat",
  "gen_ai.provider.name": "openai",
  "gen_ai.request.model": "gpt-4o",
  "gen_ai.response.model": "gpt-4o-2024-08-06",
  "gen_ai.response.id": `chatcmpl-${1_000_000 + index}`,
  "gen_ai.request.temperature": 0.7,
  "gen_ai.request.max_tokens": 1024,
  "gen_ai.usage.input_tokens": 1200 + index,
  "gen_ai.usage.output_tokens": 300,
  "gen_ai.response.finish_reasons": ["stop"],
  "server.address": "api.openai.com",
  "server.port": 443,
  ...(content && {
    "gen_ai.input.messages": text(index, content),
    ...(content.strings === 2 && { "gen_ai.output.messages": text(index + 1, content) }),
  }),
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
  const tracer = provider.getTracer("benchmark", "1.0.0");
  let parent = context.active();
  for (let index = 0; index < count; index++) {
    if (index % 8 === 0) parent = context.active();
    const span = tracer.startSpan("chat gpt-4o", { kind: 2, attributes: attributesOf(index, content) }, parent);
    if (index % 8 === 0) parent = trace.setSpan(context.active(), span);
    span.addEvent("first_chunk", { index: 0 });
    span.end();
  }
  return ended;
};
