import type { Retryable } from "../outcome.ts";
import { SendError } from "../send-error.ts";

/** The outcome of what was not even tried: when it may be, in milliseconds from now. */
export const heldBack = (why: string, retryAfterMs: number): Retryable => ({
  kind: "retryable",
  error: new SendError("held_back", why),
  retryAfterMs,
});

/** Whether nothing went out: such an outcome says nothing about the receiver. */
export const wasHeldBack = ({ error }: Retryable): boolean => error.code === "held_back";
