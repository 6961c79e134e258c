import type { Exchange } from "../http/exchange.ts";
import type { Upload } from "../http/upload.ts";
import type { Answer } from "./answer.ts";

const MS_PER_SECOND = 1000;

/** What came of an upload, and what is to follow. */
export type ReceivedUpload =
  | { readonly kind: "whole"; readonly next: Answer | null }
  /** The client left before its end. */
  | { readonly kind: "brokenOff" }
  /** The answer ended the connection. */
  | { readonly kind: "ended" };

const readSlowly = (exchange: Exchange, upload: Upload, bytesPerSecond: number): Promise<boolean> =>
  upload.read((pieceBytes) => exchange.pause((pieceBytes / bytesPerSecond) * MS_PER_SECOND));

const readUpTo = (exchange: Exchange, upload: Upload, afterBytes: number): Promise<boolean> =>
  upload.read(() => {
    if (upload.byteLength >= afterBytes) exchange.disconnect("reset");
  });

/** Reads an upload as an answer says; `null` stands for one that is not known yet. */
export const receiveUpload = async (
  answer: Answer | null,
  exchange: Exchange,
  upload: Upload,
): Promise<ReceivedUpload> => {
  if (answer?.kind === "reset" && (answer.at === "head" || answer.at === "upload")) {
    const isWhole = answer.at === "upload" && (await readUpTo(exchange, upload, answer.afterBytes));
    if (isWhole || answer.at === "head") exchange.disconnect("reset");
    return exchange.outcome === "disconnected" ? { kind: "ended" } : { kind: "brokenOff" };
  }
  const isSlow = answer?.kind === "slowRead";
  const isWhole = await (isSlow ? readSlowly(exchange, upload, answer.bytesPerSecond) : upload.read());
  if (!isWhole) return { kind: "brokenOff" };
  return { kind: "whole", next: isSlow ? answer.then : answer };
};
