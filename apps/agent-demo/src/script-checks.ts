import { type Check, difference } from "./check.ts";
import type { Evidence, ScriptEvidence } from "./evidence.ts";
import type { ExpectedSpan } from "./scenario.ts";
import { byStart, tokensOf, type TracedSpan, wasLeft } from "./traced-span.ts";

interface Facts {
  readonly shape: string;
  readonly status: string;
  readonly tokens: string;
}

const TRACE_CONTEXT: ReadonlySet<string> = new Set(["traceparent", "tracestate", "baggage"]);

const statusOf = (failure: string | undefined, left: boolean): string => {
  if (failure !== undefined) return `failed with "${failure}"`;
  return left ? "left early" : "no error";
};

const tokensText = (tokens: readonly [number, number] | undefined): string =>
  tokens === undefined ? "no tokens" : `${tokens[0]} tokens in, ${tokens[1]} out`;

const expectedFacts = ({ name, parent, failure, tokens, left }: ExpectedSpan, run: number): Facts => ({
  shape: `run ${run}: ${name} under ${parent ?? "nothing"}`,
  status: `run ${run}: ${name}: ${statusOf(failure, left === true)}`,
  tokens: `run ${run}: ${name}: ${tokensText(tokens)}`,
});

const seenFacts = (span: TracedSpan, run: number, spans: readonly TracedSpan[]): Facts => {
  const parent = spans.find(({ spanId }) => spanId === span.parentSpanId);
  return {
    shape: `run ${run}: ${span.name} under ${parent?.name ?? span.parentSpanId ?? "nothing"}`,
    status: `run ${run}: ${span.name}: ${statusOf(span.failed ? span.statusMessage : undefined, wasLeft(span))}`,
    tokens: `run ${run}: ${span.name}: ${tokensText(tokensOf(span))}`,
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

const providerProblem = ({ calls, keyInPrompt }: ScriptEvidence): string =>
  calls.some(({ bodyText }) => bodyText.includes(keyInPrompt)) ? "" : "the key was never sent, so nothing was proved";

const contextProblem = ({ calls }: ScriptEvidence): string => {
  const sent = calls.flatMap(({ headers }) => Object.keys(headers)).find((name) => TRACE_CONTEXT.has(name));
  return sent === undefined ? "" : `it got ${sent}`;
};

/**
 * What the script of the provider has to lead to.
 *
 * @param spans those of the collector, or of the application where there is no collector.
 */
export const scriptChecks = ({ runs }: Evidence, script: ScriptEvidence, spans: readonly TracedSpan[]): Check[] => {
  const expected = script.expected.flatMap((list, run) => list.map((span) => expectedFacts(span, run + 1)));
  const seen = runs.flatMap(({ traceId }, run) => {
    const ofRun = byStart(spans.filter((span) => span.traceId === traceId));
    return ofRun.map((span) => seenFacts(span, run + 1, ofRun));
  });
  const compare = (fact: keyof Facts): string =>
    difference(
      expected.map((one) => one[fact]),
      seen.map((one) => one[fact]),
    );
  return [
    { name: "every run has the spans it should have, in their places", problem: compare("shape") },
    { name: "one call failed, one stream was left early, nothing else has an error", problem: compare("status") },
    { name: "token counts are those of the provider", problem: compare("tokens") },
    { name: "the client tried again after the 429, in one span without an error", problem: retryProblem(script) },
    { name: "leaving the stream reached the provider", problem: abortProblem(script) },
    { name: "the prompt with the key did reach the provider", problem: providerProblem(script) },
    { name: "the provider got no trace context", problem: contextProblem(script) },
  ];
};
