import { expectCount } from "../../expect-option.ts";
import type { Line, Passage } from "../line.ts";
import { passOn } from "../pass-on.ts";
import type { Peer } from "../peer.ts";
import { expectSide, type FaultMoment } from "../side.ts";

/** What a black hole can be given. By default it is one from the start, and the target hears of no connection. */
export interface BlackHoleFaultOptions extends Partial<FaultMoment> {
  /**
   * Read on, and throw away: no upload is held up, and a client that gives up is noticed (`aborted-by-client`). Without
   * it nothing is read at all, not even that the client has gone: the connection stays open until the proxy closes.
   * @default false
   */
  readonly swallow?: boolean;
}

/** Passes nothing on in either direction, from the start or from some moment on, and never ends. */
export interface BlackHoleFault extends FaultMoment {
  readonly kind: "blackHole";
  readonly swallow: boolean;
}

export const blackHoleFault = (options: BlackHoleFaultOptions): BlackHoleFault => {
  const { from = "client", afterBytes = 0, swallow = false } = options;
  return {
    kind: "blackHole",
    from: expectSide("from", from),
    afterBytes: expectCount("afterBytes", afterBytes),
    swallow,
  };
};

export const performBlackHole = async (fault: BlackHoleFault, line: Line): Promise<void> => {
  const { from, afterBytes, swallow } = fault;
  const vanish = async (source: Peer): Promise<void> => {
    if (swallow) await source.drain();
    if (swallow && source === line.client) line.lose("aborted-by-client");
    await line.hang();
  };
  if (afterBytes === 0) return vanish(line.client);
  let isDark = false;
  const forth: Passage = async (source, sink) => {
    if (!(await passOn(source, sink, afterBytes))) return;
    isDark = true;
    await vanish(source);
  };
  const back: Passage = async (source, sink) => {
    for (;;) {
      const piece = await source.take();
      if (isDark) return vanish(source);
      if (piece === null) return;
      await sink.give(piece);
    }
  };
  await line.relay(from, forth, back);
};
