import { abortBefore } from "./scenarios/abort-before.ts";
import { abortMidStream } from "./scenarios/abort-mid-stream.ts";
import { asResponse } from "./scenarios/as-response.ts";
import { connectionRefused } from "./scenarios/connection-refused.ts";
import { emptyStream } from "./scenarios/empty-stream.ts";
import { errorEvent } from "./scenarios/error-event.ts";
import { healedByRetry } from "./scenarios/healed-by-retry.ts";
import { helper } from "./scenarios/helper.ts";
import { httpErrorStreamed } from "./scenarios/http-error-streamed.ts";
import { httpErrors } from "./scenarios/http-errors.ts";
import { largePrompt } from "./scenarios/large-prompt.ts";
import { leftStreams } from "./scenarios/left-streams.ts";
import { letGo } from "./scenarios/let-go.ts";
import { malformedAnswer } from "./scenarios/malformed-answer.ts";
import { malformedChunk } from "./scenarios/malformed-chunk.ts";
import { nobodyHandles } from "./scenarios/nobody-handles.ts";
import { parallelStreams } from "./scenarios/parallel-streams.ts";
import { parse } from "./scenarios/parse.ts";
import { promiseUsedTwice } from "./scenarios/promise-used-twice.ts";
import { resetMidAnswer } from "./scenarios/reset-mid-answer.ts";
import { resetMidStream } from "./scenarios/reset-mid-stream.ts";
import { saysItFailed } from "./scenarios/says-it-failed.ts";
import { success } from "./scenarios/success.ts";
import { successStreamed } from "./scenarios/success-streamed.ts";
import { tee } from "./scenarios/tee.ts";
import { timeout } from "./scenarios/timeout.ts";
import { toReadableStream } from "./scenarios/to-readable-stream.ts";
import { toolCalls } from "./scenarios/tool-calls.ts";
import { usageNeverTold } from "./scenarios/usage-never-told.ts";
import { withOptions } from "./scenarios/with-options.ts";
import { withResponse } from "./scenarios/with-response.ts";
import type { Scenario } from "./scenario.ts";

/** The rows of the report. */
export const scenarios: readonly Scenario[] = [
  success,
  successStreamed,
  largePrompt,
  ...toolCalls,
  parallelStreams,
  ...usageNeverTold,
  ...withResponse,
  ...asResponse,
  promiseUsedTwice,
  withOptions,
  ...tee,
  toReadableStream,
  ...helper,
  ...parse,
  ...httpErrors,
  httpErrorStreamed,
  healedByRetry,
  nobodyHandles,
  connectionRefused,
  timeout,
  resetMidAnswer,
  resetMidStream,
  errorEvent,
  ...saysItFailed,
  malformedAnswer,
  malformedChunk,
  ...emptyStream,
  ...leftStreams,
  ...abortBefore,
  ...abortMidStream,
  ...letGo,
];
