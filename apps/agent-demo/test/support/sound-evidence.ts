import type { ProviderCall } from "@sideband/testing-utils";
import type { DropReason, LedgerSnapshot } from "sideband";

import type { Conversation } from "../../src/conversation.ts";
import type { Evidence } from "../../src/evidence.ts";
import type { ExpectedSpan } from "../../src/expected-span.ts";
import { PASTED } from "../../src/pasted.ts";
import { scriptedScenario } from "../../src/scenario.ts";
import type { TracedSpan } from "../../src/traced-span.ts";

const hex = (value: number, length: number): string => value.toString(16).padStart(length, "0");

const traceIdOf = (conversation: number): string => hex(conversation + 1, 32);

const CLEAN = JSON.stringify([{ parts: [{ type: "text", content: PASTED.map(({ label }) => label).join(", ") }] }]);

const attributesOf = (
  { tokens, cost, calls, left }: ExpectedSpan,
  conversationId: string,
): TracedSpan["attributes"] => ({
  "gen_ai.conversation.id": conversationId,
  "gen_ai.input.messages": CLEAN,
  "gen_ai.output.messages": CLEAN,
  ...(tokens && { "gen_ai.usage.input_tokens": tokens[0], "gen_ai.usage.output_tokens": tokens[1] }),
  ...(cost !== undefined && { "sideband.usage.cost.amount": cost, "sideband.usage.cost.currency": "USD" }),
  ...(calls && { "sideband.agent.inference_calls": calls[0], "sideband.agent.tool_calls": calls[1] }),
  ...(left && { "sideband.outcome": "cancelled" }),
});

const evaluated = (label: string): TracedSpan["events"] => [
  {
    name: "gen_ai.evaluation.result",
    timeUnixNano: 0n,
    attributes: { "gen_ai.evaluation.score.label": label },
  },
];

/** The spans of a conversation, as they have to arrive. */
const spansOf = (
  expected: readonly ExpectedSpan[],
  { ticket, traceId, outcome }: Conversation,
  conversation: number,
): TracedSpan[] => {
  const idOf = (index: number): string => hex((conversation + 1) * 64 + index, 16);
  const idNamed = (name: string): string => idOf(expected.findIndex((span) => span.name === name));
  return expected.map((span, index) => ({
    traceId,
    spanId: idOf(index),
    parentSpanId: span.parent === null ? null : idNamed(span.parent),
    name: span.name,
    startNs: BigInt(index),
    endNs: 100n - BigInt(index),
    failed: span.failure !== undefined,
    statusMessage: span.failure ?? "",
    attributes: attributesOf(span, ticket.id),
    events: span.parent === null ? evaluated(outcome === "answered" ? "resolved" : "unresolved") : [],
    links:
      span.handedOverBy === undefined
        ? []
        : [{ traceId, spanId: idNamed(span.handedOverBy), attributes: { "sideband.link.type": "handoff" } }],
    scope: "@sideband/llm-tracing",
  }));
};

export const providerCall = (call: Partial<ProviderCall>): ProviderCall => ({
  index: 0,
  method: "POST",
  path: "/v1/chat/completions",
  endpoint: "openai.chat_completions",
  model: "gpt-4o",
  headers: { authorization: "Bearer test" },
  body: {},
  bodyText: "{}",
  outcome: "answered",
  abortedByClient: false,
  status: 200,
  requestId: "req_1",
  chunksWritten: 1,
  ...call,
});

export const ledgerWith = (counts: Partial<LedgerSnapshot> = {}): LedgerSnapshot => ({
  accepted: 0,
  recovered: 0,
  exported: 0,
  rejected: 0,
  dropped: {} as Record<DropReason, number>,
  queued: 0,
  inFlight: 0,
  spooled: 0,
  late: 0,
  ...counts,
});

/** Of a demo in which everything went as it should. */
export const soundEvidence = (): Required<Evidence> => {
  const { tickets, expected } = scriptedScenario();
  const conversations = tickets.map((ticket, index): Conversation => ({
    ticket,
    traceId: traceIdOf(index),
    outcome: index === 0 ? "answered" : "customer left",
  }));
  const spans = conversations.flatMap((conversation, index) => spansOf(expected[index] ?? [], conversation, index));
  return {
    conversations,
    made: spans,
    open: 0,
    ledger: ledgerWith({ accepted: spans.length, exported: spans.length }),
    collector: { spans, leaked: [] },
    script: {
      calls: [
        providerCall({ status: 429 }),
        providerCall({ bodyText: JSON.stringify({ content: PASTED.map(({ text }) => text).join(", ") }) }),
        providerCall({ endpoint: "anthropic.messages" }),
        providerCall({ abortedByClient: true, outcome: "aborted-by-client" }),
      ],
      expected,
    },
  };
};
