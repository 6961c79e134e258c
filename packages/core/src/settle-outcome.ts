import { DROP_REASONS, type DropReason } from "./drop-reason.ts";
import type { SendOutcome } from "./send-outcome.ts";

/** The outcome of a batch that was lost as a whole. */
export const allDropped = (size: number, reason: DropReason, cause?: unknown): SendOutcome => ({
  sent: 0,
  rejected: 0,
  spooled: 0,
  dropped: { [reason]: size },
  cause,
});

/**
 * Makes an exporter's answer add up to the size of its batch. An exporter may be anybody's: what it claims beyond the
 * batch is cut, successes first, and what it does not account for has failed.
 */
export const settleOutcome = (answer: SendOutcome, size: number): SendOutcome => {
  let left = size;
  const take = (count: unknown): number => {
    const taken = typeof count === "number" && count > 0 ? Math.min(Math.floor(count), left) : 0;
    left -= taken;
    return taken;
  };
  const dropped: { [Reason in DropReason]?: number } = {};
  for (const reason of DROP_REASONS) {
    const lost = take(answer.dropped?.[reason]);
    if (lost > 0) dropped[reason] = lost;
  }
  const rejected = take(answer.rejected);
  const spooled = take(answer.spooled);
  const sent = take(answer.sent);
  if (left > 0) dropped.export_failed = (dropped.export_failed ?? 0) + left;
  return { sent, rejected, spooled, dropped, cause: answer.cause };
};
