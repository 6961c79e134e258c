import type { Check } from "./check.ts";
import { isResolved } from "./conversation.ts";
import type { Evidence } from "./evidence.ts";
import { conversationOf, evaluationOf } from "./span-facts.ts";
import type { TracedSpan } from "./traced-span.ts";

const OUR_SCOPE = "@sideband/llm-tracing";

const identityProblem = ({ conversations }: Evidence, spans: readonly TracedSpan[]): string => {
  const idOf = new Map(conversations.map(({ ticket, traceId }) => [traceId, ticket.id]));
  const wrong = spans.find((span) => conversationOf(span) !== idOf.get(span.traceId));
  return wrong === undefined ? "" : `${wrong.name} ${wrong.spanId} is of ${conversationOf(wrong) ?? "no conversation"}`;
};

const evaluationProblem = ({ conversations }: Evidence, spans: readonly TracedSpan[]): string => {
  for (const { ticket, traceId, outcome } of conversations) {
    const root = spans.find((span) => span.traceId === traceId && span.parentSpanId === null);
    const label = root && evaluationOf(root);
    const right = isResolved(outcome) ? "resolved" : "unresolved";
    if (label !== right) return `${ticket.id} was ${outcome}, and is evaluated as ${label ?? "nothing"}`;
  }
  return "";
};

const scopeProblem = (spans: readonly TracedSpan[]): string => {
  const other = spans.find(({ scope }) => scope !== OUR_SCOPE);
  return other === undefined ? "" : `${other.name} is by ${other.scope}`;
};

/**
 * What holds of any conversation, whoever answers.
 *
 * @param spans those of the collector, or of the application where there is no collector.
 */
export const conversationChecks = (evidence: Evidence, spans: readonly TracedSpan[]): Check[] => [
  { name: "every span has the id of its conversation", problem: identityProblem(evidence, spans) },
  { name: "every conversation is evaluated by its outcome", problem: evaluationProblem(evidence, spans) },
  { name: "no client has added a span of its own", problem: scopeProblem(spans) },
];
