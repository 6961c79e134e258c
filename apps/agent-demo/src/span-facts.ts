import type { Calls, Tokens } from "./expected-span.ts";
import type { TracedSpan } from "./traced-span.ts";

const numberAt = ({ attributes }: TracedSpan, key: string): number | undefined => {
  const value = attributes[key];
  return typeof value === "number" ? value : undefined;
};

const textAt = (attributes: TracedSpan["attributes"] | undefined, key: string): string | undefined => {
  const value = attributes?.[key];
  return typeof value === "string" ? value : undefined;
};

export const tokensOf = (span: TracedSpan): Tokens | undefined => {
  const input = numberAt(span, "gen_ai.usage.input_tokens");
  const output = numberAt(span, "gen_ai.usage.output_tokens");
  if (input === undefined) return undefined;
  return output === undefined ? [input] : [input, output];
};

/** In US dollars. */
export const costOf = (span: TracedSpan): number | undefined =>
  span.attributes["sideband.usage.cost.currency"] === "USD" ? numberAt(span, "sideband.usage.cost.amount") : undefined;

/** What an agent has called itself. */
export const callsOf = (span: TracedSpan): Calls | undefined => {
  const models = numberAt(span, "sideband.agent.inference_calls");
  const tools = numberAt(span, "sideband.agent.tool_calls");
  return models === undefined || tools === undefined ? undefined : [models, tools];
};

/** From the start of the call to the first piece of the answer, in seconds. */
export const timeToFirstChunk = (span: TracedSpan): number | undefined =>
  numberAt(span, "gen_ai.response.time_to_first_chunk");

/** Whether the answer was cut short without an error: the consumer left. */
export const wasLeft = ({ failed, attributes }: TracedSpan): boolean =>
  !failed && attributes["sideband.outcome"] === "cancelled";

export const conversationOf = ({ attributes }: TracedSpan): string | undefined =>
  textAt(attributes, "gen_ai.conversation.id");

/** The span that has handed over to this one, by its name; by its id, if it is not among `spans`. */
export const handedOverBy = ({ links }: TracedSpan, spans: readonly TracedSpan[]): string | undefined => {
  const link = links.find(({ attributes }) => attributes["sideband.link.type"] === "handoff");
  if (link === undefined) return undefined;
  const { name } = spans.find(({ traceId, spanId }) => traceId === link.traceId && spanId === link.spanId) ?? {};
  return name ?? link.spanId;
};

/** How it was judged. */
export const evaluationOf = ({ events }: TracedSpan): string | undefined =>
  textAt(events.find(({ name }) => name === "gen_ai.evaluation.result")?.attributes, "gen_ai.evaluation.score.label");
