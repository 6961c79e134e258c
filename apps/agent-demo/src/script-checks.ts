import { type Check, difference } from "./check.ts";
import type { Evidence, ScriptEvidence } from "./evidence.ts";
import type { ExpectedSpan } from "./expected-span.ts";
import { asExported, PASTED } from "./pasted.ts";
import { callsOf, costOf, handedOverBy, tokensOf, wasLeft } from "./span-facts.ts";
import { byStart, type TracedSpan } from "./traced-span.ts";

const TRACE_CONTEXT: ReadonlySet<string> = new Set(["traceparent", "tracestate", "baggage"]);

const VENDORS = ["openai", "anthropic"] as const;

/** What is compared, each fact by itself, so that a failure names what is wrong. */
const FACTS = {
  place: ({ parent }) => `under ${parent ?? "nothing"}`,
  status: ({ failure, left }) => (failure === undefined ? (left ? "left early" : "no error") : `failed: "${failure}"`),
  tokens: ({ tokens }) => (tokens === undefined ? "no tokens" : `${tokens[0]} tokens in, ${tokens[1] ?? "none"} out`),
  cost: ({ cost }) => (cost === undefined ? "no cost" : `${cost.toFixed(9)} USD`),
  calls: ({ calls }) => (calls === undefined ? "no counts" : `${calls[0]} calls of models, ${calls[1]} of tools`),
  handoff: ({ handedOverBy: by }) => `handed over by ${by ?? "nobody"}`,
} as const satisfies Record<string, (span: ExpectedSpan) => string>;

/** What has arrived, in the words of what has to. */
const seenSpan = (span: TracedSpan, spans: readonly TracedSpan[]): ExpectedSpan => {
  const parent = spans.find(({ spanId }) => spanId === span.parentSpanId);
  const tokens = tokensOf(span);
  const cost = costOf(span);
  const calls = callsOf(span);
  const by = handedOverBy(span, spans);
  return {
    name: span.name,
    parent: parent?.name ?? span.parentSpanId,
    ...(span.failed && { failure: asExported(span.statusMessage) }),
    ...(wasLeft(span) && { left: true }),
    ...(tokens !== undefined && { tokens }),
    ...(cost !== undefined && { cost }),
    ...(calls !== undefined && { calls }),
    ...(by !== undefined && { handedOverBy: by }),
  };
};

const retryProblem = ({ calls }: ScriptEvidence): string => {
  const refused = calls.findIndex(({ status }) => status === 429);
  if (refused === -1) return "the provider refused nothing";
  return calls[refused + 1]?.status === 200 ? "" : "the client did not try again";
};

const abortProblem = ({ calls }: ScriptEvidence): string =>
  calls.filter(({ abortedByClient }) => abortedByClient).length === 1
    ? ""
    : "the provider did not see exactly one client leave";

const pastedProblem = ({ calls }: ScriptEvidence): string => {
  const unsent = PASTED.find(({ text }) => !calls.some(({ bodyText }) => bodyText.includes(text)));
  return unsent === undefined ? "" : `${unsent.what} was never sent, so nothing was proved`;
};

const contextProblem = ({ calls }: ScriptEvidence): string => {
  const unused = VENDORS.find((vendor) => !calls.some(({ endpoint }) => endpoint?.startsWith(`${vendor}.`)));
  if (unused !== undefined) return `${unused} was never called, so nothing was proved`;
  const sent = calls.flatMap(({ headers }) => Object.keys(headers)).find((name) => TRACE_CONTEXT.has(name));
  return sent === undefined ? "" : `it got ${sent}`;
};

/**
 * What the script of the provider has to lead to.
 *
 * @param spans those of the collector, or of the application where there is no collector.
 */
export const scriptChecks = (
  { conversations }: Evidence,
  script: ScriptEvidence,
  spans: readonly TracedSpan[],
): Check[] => {
  const seen = conversations.map(({ traceId }) => {
    const ofTrace = byStart(spans.filter((span) => span.traceId === traceId));
    return ofTrace.map((span) => seenSpan(span, ofTrace));
  });
  const compare = (fact: keyof typeof FACTS): string => {
    const inWords = (all: readonly (readonly ExpectedSpan[])[]): string[] =>
      all.flatMap((list, index) => list.map((span) => `${index + 1}: ${span.name}: ${FACTS[fact](span)}`));
    return difference(inWords(script.expected), inWords(seen));
  };
  return [
    { name: "every conversation has the spans it should have, in their places", problem: compare("place") },
    { name: "one call failed, one stream was left early, nothing else has an error", problem: compare("status") },
    { name: "token counts are those of the provider, and agents have their sums", problem: compare("tokens") },
    { name: "calls of models alone have a cost, by the price list", problem: compare("cost") },
    { name: "each agent has counted its own calls of models and tools", problem: compare("calls") },
    { name: "the link of the handoff leads to the agent that handed over", problem: compare("handoff") },
    { name: "the client tried again after the 429, in one span without an error", problem: retryProblem(script) },
    { name: "leaving the stream reached the provider", problem: abortProblem(script) },
    { name: "what was pasted did reach the provider", problem: pastedProblem(script) },
    { name: "neither vendor got trace context", problem: contextProblem(script) },
  ];
};
