import type { RecordAttributes, SpanRecordEvent } from "../../../src/index.ts";
import { agent, chat, having, http, SPAN_ID, TRACE_ID } from "../support/sound-spans.ts";
import type { Row } from "./row.ts";

const event = (name: string, attributes: RecordAttributes = {}): SpanRecordEvent => ({
  name,
  timeUnixNano: 1n,
  attributes,
});

/** Events, and conversations. */
export const EVENTS_AND_IDS: readonly Row[] = [
  [
    "an event for each message",
    having(chat, {}, { events: [event("gen_ai.user.message"), event("gen_ai.user.message"), event("gen_ai.choice")] }),
    [
      ["deprecated-event", undefined, /`gen_ai.input.messages`/],
      ["deprecated-event", undefined, /`gen_ai.output.messages`/],
    ],
  ],
  [
    "an event from before those",
    having(chat, {}, { events: [event("gen_ai.content.prompt")] }),
    [["deprecated-event"]],
  ],
  [
    "a message on a span of nothing else",
    having(http, {}, { events: [event("gen_ai.system.message")] }),
    [["deprecated-event", undefined, /`gen_ai.system_instructions`/]],
  ],
  ["an event of nobody", having(chat, {}, { events: [event("gen_ai.client.inference.details")] }), [["unknown-event"]]],
  [
    "events that may be",
    having(
      chat,
      {},
      { events: [event("exception"), event("gen_ai.client.inference.operation.details"), event("first_token")] },
    ),
    [],
  ],
  [
    "the trace for a conversation",
    having(chat, { "gen_ai.conversation.id": TRACE_ID }),
    [["conversation-id", "gen_ai.conversation.id", /leave `gen_ai.conversation.id` out/]],
  ],
  [
    "the trace for a conversation, as a UUID",
    having(http, { "gen_ai.conversation.id": "0AF76519-16CD-43DD-8448-EB211C80319C" }),
    [["conversation-id", "gen_ai.conversation.id"]],
  ],
  [
    "the span for a conversation",
    having(agent, { "gen_ai.conversation.id": SPAN_ID }),
    [["conversation-id", "gen_ai.conversation.id"]],
  ],
  [
    "every event of before",
    having(
      chat,
      {},
      {
        events: ["gen_ai.assistant.message", "gen_ai.tool.message", "gen_ai.content.completion"].map((name) =>
          event(name),
        ),
      },
    ),
    [
      ["deprecated-event", undefined, /`gen_ai.input.messages`/],
      ["deprecated-event", undefined, /`gen_ai.input.messages`/],
      ["deprecated-event", undefined, /`gen_ai.output.messages`/],
    ],
  ],
];
