import { SpanKind, trace } from "@opentelemetry/api";

/**
 * Code that knows nothing but the API, of whatever version.
 * @param {string} text
 */
export const summarize = (text) =>
  trace.getTracer("summarize").startActiveSpan("invoke_agent summarize", (agent) =>
    trace.getTracer("summarize").startActiveSpan("chat gpt-4o", { kind: SpanKind.CLIENT }, (chat) => {
      chat.setAttribute("gen_ai.request.model", "gpt-4o");
      chat.end();
      agent.end();
      return text.slice(0, 10);
    }),
  );
