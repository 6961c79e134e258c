import { expectCount } from "../../expect-option.ts";
import { expectText } from "../option/expect-text.ts";
import { resolveModelRequest, type ModelRequestOptions, type ModelRequestScenario } from "./model-request.ts";
import { resolveRetry, type RetryOptions, type RetrySettings } from "./retry.ts";

/**
 * An application that tries a request again: an INTERNAL span of its own around one `chat` span per attempt. What a
 * client library tries again by itself is one span, by the conventions; that is `modelRequest` with a longer latency.
 */
export interface RetriedRequestOptions extends RetryOptions {
  /** The name of the application's span. @default "answer_question" */
  readonly spanName?: string;
  /** @default the defaults of a model request, but every fourth one fails */
  readonly request?: ModelRequestOptions;
  /** Exactly so many attempts fail before one succeeds, below `maxAttempts`. @default as `request.errorRate` has it */
  readonly failures?: number;
}

/** A resolved {@link RetriedRequestOptions}, as plain data. */
export interface RetriedRequestScenario extends RetrySettings {
  readonly kind: "retriedRequest";
  readonly spanName: string;
  readonly request: ModelRequestScenario;
  readonly failures: number | undefined;
}

const expectFailures = (failures: number, maxAttempts: number): number => {
  if (expectCount("failures", failures) < maxAttempts) return failures;
  throw new TypeError(`Expected \`failures\` to be below \`maxAttempts\` (${maxAttempts}), got ${failures}`);
};

/** Throws a `TypeError` that names the option unless all are sound. */
export const resolveRetriedRequest = (options: RetriedRequestOptions = {}): RetriedRequestScenario => {
  const retry = resolveRetry(options);
  const { failures } = options;
  return {
    kind: "retriedRequest",
    ...retry,
    spanName: expectText("spanName", options.spanName ?? "answer_question"),
    request: resolveModelRequest({ errorRate: 0.25, ...options.request }),
    failures: failures === undefined ? undefined : expectFailures(failures, retry.maxAttempts),
  };
};
