import type { Observation, SpanFacts } from "../observation.ts";
import type { ExpectedSpan, FinishReason } from "../scenario.ts";
import { DEFAULT_MODEL } from "../clients/model-client.ts";
import type { SpanReader } from "../span-reader.ts";
import { expected, type Finding } from "./finding.ts";

/** What the conventions call a reason, and the words of the vendors, of which both are told apart by a program. */
const WORDS: Readonly<Record<FinishReason, readonly string[]>> = {
  stop: ["stop", "end_turn", "completed"],
  // Responses of OpenAI are `completed`, whatever they ask for.
  tool_call: ["tool_call", "tool_calls", "tool_use", "completed"],
  length: ["length", "max_tokens", "max_output_tokens", "incomplete"],
  error: ["error"],
};

/** Times are taken by several clocks, some of which tick in milliseconds. */
const TOLERANCE_MS = 5;

/** What surrounds a span that is judged. */
export interface SpanCase {
  readonly span: SpanFacts;
  readonly wanted: ExpectedSpan;
  readonly control: Observation;
  readonly observed: Observation;
  /** The readers that the adapter does not have. */
  readonly notRecorded: readonly string[];
  /** Whether the API makes text. */
  readonly completes: boolean;
}

const status = ({ span, wanted: { fails = false } }: SpanCase): Finding | null =>
  fails === "either" || fails === span.failed
    ? null
    : expected("status", fails ? "an error" : "no error", span.failed ? "an error" : "none");

const errorType = ({ span, wanted: { fails = false, errorTypes = [] }, control }: SpanCase): Finding | null => {
  const type = span.errorType;
  if (fails === "either" ? !span.failed : !fails) {
    return type === undefined ? null : expected("error.type", "none", type);
  }
  const names = [...control.errorNames, ...errorTypes];
  return names.includes(String(type)) ? null : expected("error.type", `one of ${names.join(", ")}`, type);
};

const model = ({ span, wanted: { model = DEFAULT_MODEL } }: SpanCase): Finding | null =>
  span.model === model ? null : expected("model", model, span.model);

const finishReasons = ({ span, wanted: { finishReason }, completes }: SpanCase): Finding | null => {
  if (finishReason === undefined || !completes) return null;
  const { finishReasons: got } = span;
  const matches = Array.isArray(got) && got.length === 1 && WORDS[finishReason].includes(String(got[0]));
  return matches ? null : expected("finish reasons", [finishReason], got);
};

const usage = ({ span, wanted, completes }: SpanCase): Finding | null => {
  if (wanted.usage === undefined) return null;
  const { inputTokens, outputTokens } = span.usage;
  const want = [wanted.usage?.inputTokens, completes ? wanted.usage?.outputTokens : undefined];
  const got = [inputTokens, completes ? outputTokens : undefined];
  const show = ([input = "none", output = "none"]: readonly unknown[]): string =>
    `${String(input)} in${completes ? `, ${String(output)} out` : ""}`;
  return want.every((count, index) => count === got[index]) ? null : expected("usage", show(want), show(got));
};

/** Nothing can have come before the provider sent it, nor later than the program saw it. */
const firstChunk = ({ span, wanted: { firstChunkAfterMs }, observed }: SpanCase): Finding | null => {
  if (firstChunkAfterMs === undefined) return null;
  const { timeToFirstChunkS: seconds } = span;
  const latestMs = observed.firstChunkMs ?? Number.POSITIVE_INFINITY;
  const ms = (seconds ?? Number.NaN) * 1000;
  if (ms >= firstChunkAfterMs - TOLERANCE_MS && ms <= latestMs + TOLERANCE_MS) return null;
  return expected(
    "first chunk",
    `${firstChunkAfterMs} to ${Math.round(latestMs)} ms`,
    seconds === null ? "none" : `${Math.round(ms)} ms`,
  );
};

const parent = ({ span }: SpanCase): Finding | null =>
  span.hasRightParent ? null : expected("parent", "the span that was active at the call", "another, or none");

const ends = ({ span }: SpanCase): Finding | null =>
  span.ends === 1 ? null : expected("ends", `"${span.name}" to end once`, `${span.ends} ends`);

type Judge = (each: SpanCase) => Finding | null;

const always: readonly Judge[] = [ends, parent, status];

const whereRecorded: Readonly<Record<Exclude<keyof SpanReader<unknown>, "failed">, Judge>> = {
  errorType,
  model,
  finishReasons,
  usage,
  timeToFirstChunk: firstChunk,
};

/** Whether a span says of its call what there is to say. */
export const judgeSpan = (each: SpanCase): readonly Finding[] => {
  const others = Object.entries(whereRecorded).filter(([reader]) => !each.notRecorded.includes(reader));
  return [...always, ...others.map(([, judge]) => judge)]
    .map((judge) => judge(each))
    .filter((finding) => finding !== null);
};
