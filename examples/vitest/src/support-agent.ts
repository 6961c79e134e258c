import { SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type OpenAI from "openai";

const tracer = trace.getTracer("support-agent");

/** Runs a piece of work in a span of its own, which shows if it fails. */
const inSpan = <T>(
  name: string,
  kind: SpanKind,
  attributes: Record<string, string>,
  work: () => Promise<T>,
): Promise<T> =>
  tracer.startActiveSpan(name, { kind, attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setAttribute("error.type", error instanceof Error ? error.name : "_OTHER");
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });

const ask = (openai: OpenAI, messages: OpenAI.ChatCompletionMessageParam[]): Promise<OpenAI.ChatCompletionMessage> => {
  const attributes = {
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "openai",
    "gen_ai.request.model": "gpt-4o",
  };
  return inSpan("chat gpt-4o", SpanKind.CLIENT, attributes, async () => {
    const completion = await openai.chat.completions.create({ model: "gpt-4o", messages });
    const message = completion.choices[0]?.message;
    if (message === undefined) throw new Error("The model said nothing");
    return message;
  });
};

const useTool = (name: string, work: () => Promise<string>): Promise<string> =>
  inSpan(
    `execute_tool ${name}`,
    SpanKind.INTERNAL,
    { "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": name },
    work,
  );

/** Answers a question: asks the model, calls the tools that it asks for, and asks again with what they say. */
export const answer = (
  openai: OpenAI,
  question: string,
  tools: Record<string, () => Promise<string>>,
): Promise<string> => {
  const attributes = { "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": "support" };
  return inSpan("invoke_agent support", SpanKind.INTERNAL, attributes, async () => {
    const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: "user", content: question }];
    for (;;) {
      const message = await ask(openai, messages);
      if (message.tool_calls === undefined) return message.content ?? "";
      messages.push(message);
      for (const call of message.tool_calls) {
        if (call.type !== "function") continue;
        const content = await useTool(call.function.name, tools[call.function.name] ?? (async () => "no such tool"));
        messages.push({ role: "tool", tool_call_id: call.id, content });
      }
    }
  });
};
