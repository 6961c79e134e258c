import { SpanKind, trace } from "@opentelemetry/api";

const tracer = trace.getTracer("summarize");

const attributes = {
  "gen_ai.operation.name": "chat",
  "gen_ai.provider.name": "openai",
  "gen_ai.request.model": "gpt-4o-mini",
};

/**
 * Summarizes a text, streaming; `onText` gets each piece.
 * @param {import("openai").default} openai
 * @param {string} text
 * @param {(piece: string) => void} onText
 */
export const summarize = (openai, text, onText) =>
  tracer.startActiveSpan("chat gpt-4o-mini", { kind: SpanKind.CLIENT, attributes }, async (span) => {
    try {
      const stream = await openai.chat.completions.create({
        model: "gpt-4o-mini",
        messages: [{ role: "user", content: `Summarize: ${text}` }],
        stream: true,
        stream_options: { include_usage: true },
      });
      for await (const chunk of stream) {
        onText(chunk.choices[0]?.delta.content ?? "");
        if (chunk.usage) span.setAttribute("gen_ai.usage.output_tokens", chunk.usage.completion_tokens);
      }
    } finally {
      span.end();
    }
  });
