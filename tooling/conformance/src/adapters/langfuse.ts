import { observeOpenAI } from "@langfuse/openai";
import type { ReadableSpan } from "@opentelemetry/sdk-trace";

import type { Adapter } from "../adapter.ts";
import type { TokenCounts } from "../span-reader.ts";

const MS_PER_S = 1000;
const NS_PER_MS = 1e6;

/** Its structures are JSON in attributes. */
const jsonAt = ({ attributes }: ReadableSpan, key: string): unknown => {
  const text = attributes[`langfuse.observation.${key}`];
  return typeof text === "string" ? (JSON.parse(text) as unknown) : undefined;
};

/** It splits the totals by kind of token, without overlap. */
const sumOf = (details: Readonly<Record<string, number>>, side: "input" | "output"): number | undefined => {
  if (details[side] === undefined) return undefined;
  return Object.entries(details).reduce((sum, [name, value]) => (name.startsWith(side) ? sum + value : sum), 0);
};

const usage = (span: ReadableSpan): TokenCounts => {
  const details = (jsonAt(span, "usage_details") ?? {}) as Readonly<Record<string, number>>;
  return { inputTokens: sumOf(details, "input"), outputTokens: sumOf(details, "output") };
};

const timeToFirstChunk = (span: ReadableSpan): number | undefined => {
  const at = jsonAt(span, "completion_start_time");
  if (typeof at !== "string") return undefined;
  const [seconds, nanoseconds] = span.startTime;
  return (new Date(at).getTime() - seconds * MS_PER_S - nanoseconds / NS_PER_MS) / MS_PER_S;
};

/** Langfuse: a `Proxy` around the client of OpenAI. */
export const adapter: Adapter = {
  name: "langfuse",
  kinds: ["openai"],
  instrument: (client) => observeOpenAI(client),
  read: {
    failed: ({ attributes }) => attributes["langfuse.observation.level"] === "ERROR",
    errorType: null,
    model: ({ attributes }) => attributes["langfuse.observation.model.name"],
    finishReasons: null,
    usage,
    timeToFirstChunk,
  },
};
