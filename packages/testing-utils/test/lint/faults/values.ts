import type { LintOptions } from "../../../src/index.ts";
import { chat, failedChat, having, memory } from "../support/sound-spans.ts";
import type { Row } from "./row.ts";

const CONTENT: LintOptions = { allowContent: true };

const throwing = {
  get "gen_ai.request.model"(): string {
    throw new Error("no");
  },
};

/** Deeper than a stack is high. */
const nested = Array.from({ length: 15_000 }).reduce<unknown>((inner) => [inner], 1);

/** Types, and values that cannot be. */
export const VALUES: readonly Row[] = [
  [
    "text for an integer",
    having(chat, { "gen_ai.request.max_tokens": "256" }),
    [["attribute-type", "gen_ai.request.max_tokens", "write `gen_ai.request.max_tokens`: 256"]],
  ],
  [
    "a fraction for an integer",
    having(chat, { "gen_ai.request.top_k": 40.5 }),
    [["attribute-type", "gen_ai.request.top_k", "write an integer"]],
  ],
  ["an integer for a double", having(chat, { "gen_ai.request.temperature": 1 }), []],
  [
    "text for a double",
    having(chat, { "gen_ai.request.temperature": "warm" }),
    [["attribute-type", "gen_ai.request.temperature", "write a double"]],
  ],
  [
    "text for a boolean",
    having(chat, { "gen_ai.request.stream": "True" }),
    [["attribute-type", "gen_ai.request.stream", "write `gen_ai.request.stream`: true"]],
  ],
  [
    "a scalar for a list",
    having(failedChat, { "gen_ai.response.finish_reasons": "stop" }),
    [["attribute-type", "gen_ai.response.finish_reasons", /: \["stop"\]$/]],
  ],
  [
    "JSON for a list",
    having(failedChat, { "gen_ai.response.finish_reasons": '["stop"]' }),
    [["attribute-type", "gen_ai.response.finish_reasons", /: \["stop"\]$/]],
  ],
  [
    "a mixed list",
    having(chat, { "gen_ai.request.stop_sequences": ["a", 1] }),
    [["attribute-type", "gen_ai.request.stop_sequences", "write a list of strings"]],
  ],
  [
    "scores as text",
    having(memory, { "sideband.memory.record.scores": ["0.5"] }),
    [["attribute-type", "sideband.memory.record.scores"]],
  ],
  [
    "a number for text",
    having(failedChat, { "error.type": 429 }),
    [["attribute-type", "error.type", 'write `error.type`: "429"']],
  ],
  [
    "nothing for text",
    having(chat, { "gen_ai.response.id": null }),
    [["attribute-type", "gen_ai.response.id", "write a string"]],
  ],
  ["an object for text", having(chat, { "gen_ai.response.id": {} }), [["attribute-type", "gen_ai.response.id"]]],
  [
    "a number in a prompt's variable",
    having(chat, { "gen_ai.prompt.variable.n": 1 }),
    [["attribute-type", "gen_ai.prompt.variable.n", "write a string"]],
    CONTENT,
  ],
  [
    "a port as text",
    having(chat, { "server.port": "443" }),
    [["attribute-type", "server.port", "write `server.port`: 443"]],
  ],
  [
    "not a number",
    having(chat, { "gen_ai.request.temperature": Number.NaN }),
    [["attribute-value", "gen_ai.request.temperature"]],
  ],
  [
    "without an end",
    having(chat, { "gen_ai.request.max_tokens": Infinity }),
    [["attribute-value", "gen_ai.request.max_tokens"]],
  ],
  [
    "tokens below zero",
    having(failedChat, { "gen_ai.usage.output_tokens": -1 }),
    [["attribute-value", "gen_ai.usage.output_tokens"]],
  ],
  [
    "tokens below zero, large",
    having(failedChat, { "gen_ai.usage.output_tokens": -1n }),
    [["attribute-value", "gen_ai.usage.output_tokens"]],
  ],
  [
    "a time below zero",
    having(chat, { "gen_ai.response.time_to_first_chunk": -0.1 }),
    [["attribute-value", "gen_ai.response.time_to_first_chunk"]],
  ],
  [
    "a count below zero",
    having(memory, { "gen_ai.memory.record.count": -1 }),
    [["attribute-value", "gen_ai.memory.record.count"]],
  ],
  ["no port", having(chat, { "server.port": 70_000 }), [["attribute-value", "server.port"]]],
  [
    "a model that is empty",
    having(failedChat, { "gen_ai.request.model": "" }, { name: "chat" }),
    [["attribute-value", "gen_ai.request.model", /leave it out/]],
  ],
  ["a description that is empty", having(chat, { "gen_ai.response.id": "" }), []],
  [
    "milliseconds for seconds",
    having(chat, { "gen_ai.response.time_to_first_chunk": 420 }),
    [
      [
        "milliseconds",
        "gen_ai.response.time_to_first_chunk",
        "write `gen_ai.response.time_to_first_chunk`: 0.42 (seconds)",
      ],
    ],
  ],
  [
    "a chunk after the end",
    having(chat, { "gen_ai.response.time_to_first_chunk": 4000 }),
    [["milliseconds", "gen_ai.response.time_to_first_chunk", /measure in seconds/]],
  ],
  ["a first chunk at the very end", having(chat, { "gen_ai.response.time_to_first_chunk": 1.25 }), []],
  [
    "a first chunk of a span without an end",
    having(chat, { "gen_ai.response.time_to_first_chunk": 420 }, { endTimeUnixNano: null }),
    [["never-ended"]],
  ],
  [
    "a value that throws",
    having(
      chat,
      {},
      { attributes: Object.defineProperties({ ...chat.attributes }, Object.getOwnPropertyDescriptors(throwing)) },
    ),
    [["unreadable", "gen_ai.request.model"], ["span-name"]],
  ],
  [
    "milliseconds as text",
    having(chat, { "gen_ai.response.time_to_first_chunk": "420" }),
    [["attribute-type", "gen_ai.response.time_to_first_chunk"]],
  ],
  ["a list in lists in lists", having(chat, { "app.x": nested }), []],
];
