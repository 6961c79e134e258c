import type { Failed, Outcome, PartiallySent, Retryable, Sent } from "../../src/outcome.ts";
import { SendError, type SendErrorCode } from "../../src/send-error.ts";
import type { Payload, Sender } from "../../src/sender.ts";

export const sent: Sent = { kind: "sent" };

export const partiallySent = (rejected: number): PartiallySent => ({ kind: "partiallySent", rejected, message: "no" });

export const retryable = (details: { retryAfterMs?: number; slow?: true; code?: SendErrorCode } = {}): Retryable => {
  const { code = "connection", ...rest } = details;
  return { kind: "retryable", error: new SendError(code, "it did not work"), ...rest };
};

export const failed = (by: "receiver" | "sender" = "receiver", code: SendErrorCode = "status"): Failed => ({
  kind: "failed",
  by,
  error: new SendError(code, "it will never work"),
});

export type Script = (payload: Payload, signal: AbortSignal, call: number) => Outcome | Promise<Outcome>;

/** The innermost layer of a test: does what it is told, and remembers what it was given. */
export class ScriptedSender implements Sender {
  script: Script;
  readonly calls: Payload[] = [];
  readonly heard: string[] = [];

  constructor(script: Script | readonly Outcome[] = () => sent) {
    this.script = typeof script === "function" ? script : (_payload, _signal, call) => script[call] ?? sent;
  }

  async send(payload: Payload, signal: AbortSignal): Promise<Outcome> {
    const call = this.calls.length;
    this.calls.push(payload);
    return this.script(payload, signal, call);
  }

  stopRetrying(): void {
    this.heard.push("stopRetrying");
  }

  drain(): void {
    this.heard.push("drain");
  }

  async shutdown(): Promise<void> {
    this.heard.push("shutdown");
  }
}

/** What never answers, and heeds its signal. */
export const untilAborted: Script = (_payload, signal) =>
  new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve(retryable({ code: "aborted" })), { once: true });
  });

export const NEVER: AbortSignal = new AbortController().signal;
