import { isThenable, observePromise as observe, patch, readProperty } from "@sideband/propagation/lifetime";

import type { Method } from "./model-api.ts";
import type { ModelCall } from "./model-call.ts";

type Transform = (data: unknown, props: unknown) => unknown;

/** The promise of the clients of OpenAI and Anthropic: the request is under way, the body is read when it is asked for. */
interface ApiPromise extends Promise<unknown> {
  responsePromise: Promise<unknown>;
  parseResponse: Method;
  asResponse?: Method;
  _thenUnwrap?: (transform: Transform) => unknown;
  _responseProps?: () => PromiseLike<unknown>;
}

const isApiPromise = (value: unknown): value is ApiPromise =>
  isThenable(readProperty(value, "responsePromise")) && typeof readProperty(value, "parseResponse") === "function";

/**
 * Watches the two steps of an API promise where they are made. The request's promise is replaced by one derived from
 * it, so that a failure that nobody handles is reported just as often as before; the body is read when and if it was.
 */
const observeApiPromise = (promise: ApiPromise, call: ModelCall, responsePromise: Promise<unknown>): void => {
  const { parseResponse, asResponse, _thenUnwrap: thenUnwrap, _responseProps: responseProps } = promise;
  promise.responsePromise = responsePromise;
  promise.parseResponse = async (...args) => {
    call.parses();
    try {
      const answer = await parseResponse.apply(promise, args);
      call.receives(answer);
      return answer;
    } catch (error) {
      call.fails(error);
      throw error;
    }
  };
  if (asResponse !== undefined) {
    patch(promise, "asResponse", async () => {
      const response = await asResponse.call(promise);
      call.handsOver();
      return response;
    });
  }
  if (responseProps !== undefined) {
    // For helpers that make a promise of their own of the response, and may never ask this one for the answer.
    patch(promise, "_responseProps", async () => {
      const props = await responseProps.call(promise);
      call.shares(props);
      return props;
    });
  }
  if (thenUnwrap === undefined) return;
  // The helpers of the client (`parse`) take an answer apart with this: the answer is what there was before that. Some
  // lines read it with `parseResponse` of this promise, others with a function of their own.
  patch(promise, "_thenUnwrap", (transform: Transform) => {
    const unwrapped = thenUnwrap.call(promise, (data, props) => {
      call.reads(data);
      return transform(data, props);
    });
    if (isApiPromise(unwrapped)) observeApiPromise(unwrapped, call, responsePromise);
    return unwrapped;
  });
};

/** Has a call observe what its promise brings, and gives back what the application gets for it. */
export const observePromise = (promise: PromiseLike<unknown>, call: ModelCall): unknown => {
  if (!isApiPromise(promise)) return observe(promise, call.lease, (answer) => call.receives(answer));
  const responsePromise = promise.responsePromise.then(
    (response) => {
      call.lease.touch();
      return response;
    },
    (error: unknown) => {
      call.fails(error);
      throw error;
    },
  );
  observeApiPromise(promise, call, responsePromise);
  return promise;
};
