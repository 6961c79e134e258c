import { expectCount } from "../../expect-option.ts";
import type { Line, Passage } from "../line.ts";

/** What a connection that goes stale can be given. */
export interface StaleKeepAliveFaultOptions {
  /** How many requests it serves before. @default 1 */
  readonly requests?: number;
}

/**
 * Resets the connection when the first byte of one more request comes on it, as if the server's idle timeout had ended
 * just then; the target never sees that byte. A request begins where the client speaks after the target has: beneath
 * TLS, whose handshake has turns of its own, it cannot be told.
 */
export interface StaleKeepAliveFault {
  readonly kind: "staleKeepAlive";
  readonly requests: number;
}

export const staleKeepAliveFault = ({ requests = 1 }: StaleKeepAliveFaultOptions): StaleKeepAliveFault => ({
  kind: "staleKeepAlive",
  requests: expectCount("requests", requests),
});

export const performStaleKeepAlive = async ({ requests }: StaleKeepAliveFault, line: Line): Promise<void> => {
  let begun = 0;
  let isClientsTurn = true;
  const forth: Passage = async (source, sink) => {
    for (let piece = await source.take(); piece !== null; piece = await source.take()) {
      if (isClientsTurn) begun += 1;
      if (begun > requests) return line.reset();
      isClientsTurn = false;
      await sink.give(piece);
    }
  };
  const back: Passage = async (source, sink) => {
    for (let piece = await source.take(); piece !== null; piece = await source.take()) {
      isClientsTurn = true;
      await sink.give(piece);
    }
  };
  await line.relay("client", forth, back);
};
