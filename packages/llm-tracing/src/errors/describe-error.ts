import type { Redact } from "../content/redact.ts";
import { describeFailure } from "./describe-failure.ts";
import type { ErrorRecording, FailedOperation } from "./error-recording.ts";
import type { Failure } from "./failure.ts";
import { markFailed } from "./mark-failed.ts";
import { tellException } from "./tell-exception.ts";

/** A failure as it may be recorded: a code or a name of an error may be anything that looks like one. */
const clean = (failure: Failure, redact: Redact | undefined): Failure => {
  if (redact === undefined) return failure;
  const { type, filterReason } = failure;
  return { ...failure, type: redact(type), ...(filterReason !== undefined && { filterReason: redact(filterReason) }) };
};

/** Marks the span of an operation that failed, and tells of its exception. Does not throw, and does not end the span. */
export const describeError = (operation: FailedOperation, recording: ErrorRecording): Failure => {
  const failure = clean(describeFailure(operation.error), recording.redact);
  recording.isolation.run("marking a span as failed", () => markFailed(operation, failure, recording));
  recording.isolation.run("telling of an exception", () => tellException(operation, failure, recording));
  return failure;
};
