import type { RenewableHeaders } from "../credentials/renewable-headers.ts";
import { untilAborted } from "../until-aborted.ts";
import { SendError } from "../send-error.ts";
import { type HeaderPairs, type HeaderRecord, type HeadersOption, toHeaderPairs } from "./headers.ts";

/** The headers of one request. */
export interface RequestHeaders {
  readonly pairs: HeaderPairs;
  /**
   * To be called when the receiver has refused them: the headers for one more attempt, or `undefined` if there are no
   * others. Nothing that fails here says more than the refusal did.
   *
   * @throws SendError `headers`
   */
  readonly renew: () => Promise<RequestHeaders | undefined>;
}

/**
 * Asks for the headers of a request.
 *
 * @param signal ends the wait, for renewed ones too.
 * @throws SendError `headers`, or the reason of `signal`.
 */
export type HeaderSource = (signal: AbortSignal) => Promise<RequestHeaders>;

/** @throws TypeError for headers that cannot be sent. */
export const resolveHeaders = (headers: HeadersOption): HeaderSource => {
  if (typeof headers === "function") {
    return async (signal) => ({ pairs: (await ask("function", headers, signal)).pairs, renew: none });
  }
  if (isRenewable(headers)) return (signal) => askRenewable(headers, signal);
  const fixed = Promise.resolve({ pairs: toHeaderPairs(headers), renew: none });
  return () => fixed;
};

const none = (): Promise<undefined> => Promise.resolve(undefined);

const isRenewable = (headers: HeadersOption): headers is RenewableHeaders =>
  typeof headers === "object" &&
  headers !== null &&
  typeof headers["get"] === "function" &&
  typeof headers["renew"] === "function";

const askRenewable = async (headers: RenewableHeaders, signal: AbortSignal): Promise<RequestHeaders> => {
  const { record, pairs } = await ask("source", () => headers.get(signal), signal);
  return {
    pairs,
    async renew() {
      const renewing = (async () => headers.renew(record))();
      const renewed = await untilAborted(renewing, signal).catch(() => false);
      return renewed ? askRenewable(headers, signal) : undefined;
    },
  };
};

const ask = async (
  kind: string,
  get: () => HeaderRecord | Promise<HeaderRecord>,
  signal: AbortSignal,
): Promise<{ readonly record: HeaderRecord; readonly pairs: HeaderPairs }> => {
  signal.throwIfAborted();
  try {
    const record = await untilAborted((async () => get())(), signal);
    return { record, pairs: toHeaderPairs(record) };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    // Its message is the application's and may hold what it was about to send.
    const name = error instanceof Error ? error.name : typeof error;
    throw new SendError("headers", `The headers ${kind} failed (${name})`);
  }
};
