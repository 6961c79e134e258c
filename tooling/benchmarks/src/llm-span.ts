import { type Attributes, ROOT_CONTEXT, SpanKind, trace, type Tracer } from "@opentelemetry/api";

/** Of a model call without its content. */
export const llmAttributes = (index: number): Attributes => ({
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
});

/** What makes and ends one span after the other: agent runs with seven model calls each, every one with an event. */
export const spanMaker = (tracer: Tracer, attributesOf: (index: number) => Attributes): (() => void) => {
  let index = 0;
  let parent = ROOT_CONTEXT;
  return () => {
    const isRun = index % 8 === 0;
    const options = { kind: SpanKind.CLIENT, attributes: attributesOf(index) };
    const span = tracer.startSpan("chat gpt-4o", options, isRun ? ROOT_CONTEXT : parent);
    if (isRun) parent = trace.setSpan(ROOT_CONTEXT, span);
    span.addEvent("first_chunk", { index: 0 });
    span.end();
    index++;
  };
};
