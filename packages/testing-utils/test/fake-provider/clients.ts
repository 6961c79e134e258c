import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenAI } from "@google/genai";
import OpenAI from "openai";

import type { FakeProvider } from "../../src/index.ts";

/** One API as its official client sees it: only the text of an answer. */
export interface ApiClient {
  whole(signal?: AbortSignal): Promise<string>;
  stream(signal?: AbortSignal): Promise<AsyncIterable<string>>;
}

type Urls = Pick<FakeProvider, "url" | "anthropicUrl" | "geminiUrl">;

async function* texts<Item>(items: AsyncIterable<Item>, textOf: (item: Item) => string): AsyncGenerator<string> {
  for await (const item of items) yield textOf(item);
}

const settings = { apiKey: "test-key", maxRetries: 0, logLevel: "off" } as const;
const messages = [{ role: "user" as const, content: "Where is order 7?" }];

const chatCompletions = ({ url }: Urls): ApiClient => {
  const { completions } = new OpenAI({ ...settings, baseURL: url }).chat;
  const question = { model: "gpt-5.4", messages };
  return {
    whole: async (signal) => (await completions.create(question, { signal })).choices[0]?.message.content ?? "",
    stream: async (signal) =>
      texts(
        await completions.create({ ...question, stream: true }, { signal }),
        (chunk) => chunk.choices[0]?.delta.content ?? "",
      ),
  };
};

const responses = ({ url }: Urls): ApiClient => {
  const openai = new OpenAI({ ...settings, baseURL: url });
  const question = { model: "gpt-5.4", input: "Where is order 7?" };
  return {
    whole: async (signal) => (await openai.responses.create(question, { signal })).output_text,
    stream: async (signal) =>
      texts(await openai.responses.create({ ...question, stream: true }, { signal }), (event) =>
        event.type === "response.output_text.delta" ? event.delta : "",
      ),
  };
};

const anthropicMessages = ({ anthropicUrl }: Urls): ApiClient => {
  const anthropic = new Anthropic({ ...settings, baseURL: anthropicUrl });
  const question = { model: "claude-opus-5", max_tokens: 100, messages };
  return {
    whole: async (signal) =>
      (await anthropic.messages.create(question, { signal })).content
        .map((block) => (block.type === "text" ? block.text : ""))
        .join(""),
    stream: async (signal) =>
      texts(await anthropic.messages.create({ ...question, stream: true }, { signal }), (event) =>
        event.type === "content_block_delta" && event.delta.type === "text_delta" ? event.delta.text : "",
      ),
  };
};

const generateContent = ({ geminiUrl }: Urls): ApiClient => {
  const { models } = new GoogleGenAI({ apiKey: "test-key", httpOptions: { baseUrl: geminiUrl } });
  const question = (abortSignal?: AbortSignal): Parameters<typeof models.generateContent>[0] => ({
    model: "gemini-3.1-pro",
    contents: "Where is order 7?",
    config: { ...(abortSignal !== undefined && { abortSignal }) },
  });
  return {
    whole: async (signal) => (await models.generateContent(question(signal))).text ?? "",
    stream: async (signal) => texts(await models.generateContentStream(question(signal)), (chunk) => chunk.text ?? ""),
  };
};

type ApiName = "chatCompletions" | "responses" | "anthropicMessages" | "generateContent";

export const apis: Readonly<Record<ApiName, (provider: Urls) => ApiClient>> = {
  chatCompletions,
  responses,
  anthropicMessages,
  generateContent,
};
