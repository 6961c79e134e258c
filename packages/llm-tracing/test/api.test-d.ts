import type { AzureOpenAI, OpenAI } from "openai";

import { type LlmSpan, LlmTracer, recordError } from "../src/index.ts";
import { wrapOpenAI } from "../src/openai/index.ts";

declare const client: OpenAI;
declare const azure: AzureOpenAI;
declare const chunks: AsyncIterable<{ text: string }>;
const llm = new LlmTracer();
const request = { provider: "acme", model: "acme-1" };

/** Compiles only where both types are the same. */
declare const same: <A, B>(...different: [A] extends [B] ? ([B] extends [A] ? [] : [never]) : [never]) => void;

// A wrapped client has the type of the client.
same<ReturnType<typeof wrapOpenAI<OpenAI>>, OpenAI>();
same<ReturnType<typeof wrapOpenAI<AzureOpenAI>>, AzureOpenAI>();
wrapOpenAI(client, { llm });
wrapOpenAI(azure);
// @ts-expect-error a client must have a method that is known
wrapOpenAI({ images: {} });
// @ts-expect-error a tracer, not a provider
wrapOpenAI(client, { llm: { getTracer: () => undefined } });

// A callback's result is the result, and a promise's a plain promise.
const text = llm.chat(request, () => "text");
same<typeof text, string>();
const promised = llm.chat(request, async (span: LlmSpan) => span.capturesContent);
same<typeof promised, Promise<boolean>>();
const completion = llm.agent({ name: "a" }, () => client.chat.completions.create({ model: "m", messages: [] }));
same<typeof completion, Promise<OpenAI.ChatCompletion>>();
const generated = llm.tool({ name: "t" }, async function* numbers() {
  yield 1;
});
same<typeof generated, AsyncGenerator<number, void, unknown>>();

// A stream has the type of its chunks, be it given or asked for.
const given = llm.stream(request, chunks, (chunk, span) => span.recordUsage({ outputTokens: chunk.text.length }));
const asked = llm.stream(request, async () => chunks);
same<typeof given, AsyncGenerator<{ text: string }, unknown, unknown>>();
same<typeof asked, typeof given>();
// @ts-expect-error a promise of a stream does not tell when the request began: pass the function that makes it
llm.stream(request, Promise.resolve(chunks));

// @ts-expect-error a provider is required
llm.startInference({ model: "acme-1" });
// @ts-expect-error counts are numbers
llm.startInference(request).recordUsage({ inputTokens: "5" });
// @ts-expect-error content is captured in one of four ways
export const onEvents: LlmTracer = new LlmTracer({ captureContent: "events" });
// @ts-expect-error an error needs a span to be recorded on
recordError(new Error("message"));
