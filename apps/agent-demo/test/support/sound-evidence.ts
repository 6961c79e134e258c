import type { ProviderCall } from "@sideband/testing-utils";
import type { DropReason, LedgerSnapshot } from "sideband";

import type { AgentRun } from "../../src/agent.ts";
import type { Evidence } from "../../src/evidence.ts";
import { type ExpectedSpan, KEY_IN_PROMPT, scriptedScenario } from "../../src/scenario.ts";
import type { TracedSpan } from "../../src/traced-span.ts";

const hex = (value: number, length: number): string => value.toString(16).padStart(length, "0");

const spanOf = (expected: ExpectedSpan, run: number, index: number): TracedSpan => ({
  traceId: hex(run + 1, 32),
  spanId: hex((run + 1) * 16 + index, 16),
  parentSpanId: expected.parent === null ? null : hex((run + 1) * 16, 16),
  name: expected.name,
  startNs: BigInt(index),
  endNs: 100n - BigInt(index),
  failed: expected.failure !== undefined,
  statusMessage: expected.failure ?? "",
  attributes: {
    ...(expected.tokens && {
      "gen_ai.usage.input_tokens": expected.tokens[0],
      "gen_ai.usage.output_tokens": expected.tokens[1],
    }),
    ...(expected.left === true && { "gen_ai.response.finish_reasons": ["error"] }),
  },
});

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
  const spans = expected.flatMap((list, run) => list.map((span, index) => spanOf(span, run, index)));
  const runs = tickets.map((ticket, run): AgentRun => ({ ticket, traceId: hex(run + 1, 32), outcome: "answered" }));
  return {
    runs,
    made: spans,
    open: 0,
    ledger: ledgerWith({ accepted: spans.length, exported: spans.length }),
    collector: { spans, leaked: [] },
    script: {
      calls: [
        providerCall({ status: 429 }),
        providerCall({ bodyText: `{"content":"${KEY_IN_PROMPT}"}` }),
        providerCall({ abortedByClient: true, outcome: "aborted-by-client" }),
      ],
      expected,
      keyInPrompt: KEY_IN_PROMPT,
    },
  };
};
