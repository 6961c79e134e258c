import { type Context, type Span, trace } from "@opentelemetry/api";

import type { Destinations } from "./destination.ts";
import { type PendingRequest, pendingHttpRequest, pendingUndiciRequest } from "./pending-request.ts";
import {
  httpDestinations,
  type HttpRequestLike,
  undiciDestinations,
  type UndiciRequestLike,
} from "./request-destinations.ts";
import { WrittenHeaders } from "./written-headers.ts";

/** Remembers from the hooks of the instrumentations, until the headers are written, where a request goes. */
export class RequestHooks {
  /** What was written into requests before their hooks were called. */
  readonly written: WrittenHeaders = new WrittenHeaders();
  #pending: PendingRequest | undefined;
  readonly #bySpan = new WeakMap<Span, Destinations>();

  undiciStarts(request: UndiciRequestLike): void {
    this.#pending = undefined;
    this.written.removeFromList(request.headers);
    this.#expect(pendingUndiciRequest(undiciDestinations(request)));
  }

  undiciStarted(span: Span, request: UndiciRequestLike): void {
    this.#pending = undefined;
    this.written.removeFromList(request.headers);
    this.#bySpan.set(span, undiciDestinations(request));
  }

  httpStarts(request: HttpRequestLike): void {
    this.#pending = undefined;
    // The options are a copy that the instrumentation made, the headers in them still the application's.
    request.headers = this.written.without(request.headers);
    this.#expect(pendingHttpRequest(httpDestinations(request), request));
  }

  /** @returns undefined if no hook was called for what is written now. */
  destinations(injected: Context, carrier: unknown): Destinations | undefined {
    const span = trace.getSpan(injected);
    const known = span && this.#bySpan.get(span);
    if (known !== undefined) return known;
    return this.#pending?.claims(injected, carrier) ? this.#pending.destinations : undefined;
  }

  #expect(request: PendingRequest): void {
    this.#pending = request;
    // Headers are written in the turn of the hook, or, after an error, never.
    queueMicrotask(() => {
      this.#pending = undefined;
    });
  }
}
