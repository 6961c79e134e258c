import type { Outcome } from "../outcome.ts";
import { SendError } from "../send-error.ts";
import { SenderLayer } from "../sender-layer.ts";
import type { ContentEncoding, Payload, Sender } from "../sender.ts";
import { DECOMPRESSORS } from "./decompressors.ts";
import { PoolWork } from "./pool-work.ts";

/**
 * Unpacks what somebody else compressed, an earlier process by way of a spool or the exporter that this one stands in
 * for, before it hands it on to a receiver that takes nothing compressed.
 */
export class DecompressSender extends SenderLayer {
  readonly #maxBytes: number;
  readonly #pool = new PoolWork();

  /** @param maxBytes a body that unpacks to more is not sent. */
  constructor(next: Sender, maxBytes: number) {
    super(next);
    this.#maxBytes = maxBytes;
  }

  async send(payload: Payload, signal: AbortSignal): Promise<Outcome> {
    const { body, items, contentEncoding } = payload;
    if (contentEncoding === undefined) return this.next.send(payload, signal);
    let plain: Uint8Array;
    try {
      plain = await this.#decompress(body, contentEncoding);
    } catch (cause) {
      const why = (cause as NodeJS.ErrnoException).code ?? "unknown";
      const error = new SendError("compression", `The compressed request could not be unpacked: ${why}`, { cause });
      return { kind: "failed", by: "sender", error };
    }
    return this.next.send({ body: plain, items }, signal);
  }

  override drain(): void {
    this.#pool.drain();
    super.drain();
  }

  #decompress(body: Uint8Array, encoding: ContentEncoding): Promise<Uint8Array> {
    const { inPool, here } = DECOMPRESSORS[encoding];
    const options = { maxOutputLength: this.#maxBytes };
    return this.#pool.run(
      () => inPool(body, options),
      () => here(body, options),
    );
  }
}
