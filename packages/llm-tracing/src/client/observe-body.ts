import { isAsyncIterable, patch, readProperty } from "@sideband/propagation/lifetime";

import { EventDecoder } from "./event-decoder.ts";
import type { ModelCall } from "./model-call.ts";

/** What a client knows of a response: the response, and the controller of its request. */
interface ResponseProps {
  readonly response: { readonly body: AsyncIterable<unknown> };
  readonly controller: AbortController;
}

const hasStream = (props: unknown): props is ResponseProps =>
  isAsyncIterable(readProperty(readProperty(props, "response"), "body")) &&
  readProperty(readProperty(props, "controller"), "signal") instanceof EventTarget;

/** A client's stream ends quietly when it is aborted in mid-read; its body rejects. */
async function* untilAborted(body: AsyncIterable<unknown>, { signal }: AbortController, call: ModelCall) {
  try {
    yield* body;
  } catch (error) {
    if (signal.aborted) call.lease.cancel();
    throw error;
  }
}

/**
 * Has a call read the events of its answer from the body of the response, should a helper of the client make a stream of
 * that by itself, which nobody else gets to see.
 *
 * @throws TypeError where the body takes no new properties.
 */
export const observeBody = (props: unknown, call: ModelCall): void => {
  if (!hasStream(props)) return;
  const { response, controller } = props;
  const { body } = response;
  const iterate = body[Symbol.asyncIterator].bind(body);
  patch(body, Symbol.asyncIterator, () => {
    const bytes = { [Symbol.asyncIterator]: iterate };
    const stream = {
      controller,
      iterator: () => untilAborted(bytes, controller, call),
      [Symbol.asyncIterator]: () => stream.iterator(),
    };
    call.reads(stream, new EventDecoder());
    return stream.iterator();
  });
};
