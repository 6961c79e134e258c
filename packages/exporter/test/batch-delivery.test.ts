import { EncodedBatch } from "@sideband/core";
import { expect, test } from "vitest";

import { BatchDelivery } from "../src/batch-delivery.ts";
import type { Outcome } from "../src/outcome.ts";
import { SendError } from "../src/send-error.ts";
import type { Sender } from "../src/sender.ts";
import { NEVER } from "./support/http-sender.ts";
import { makeBatch } from "./support/spans.ts";

const error = new SendError("status", "no", { status: 400, cause: new Error("raw") });
const ignore = (): void => {};

const deliver = (send: Sender["send"]) => {
  const sender: Sender = { send, shutdown: () => Promise.resolve() };
  return new BatchDelivery({ sender, target: "x", maxRequestBytes: 1_000_000 }).deliver(makeBatch(10), NEVER, ignore);
};

test.each<[Outcome, object]>([
  [{ kind: "sent" }, { sent: 10 }],
  [{ kind: "sent", warning: "please upgrade" }, { sent: 10 }],
  [
    { kind: "partiallySent", rejected: 4, message: "" },
    { sent: 6, rejected: 4 },
  ],
  [{ kind: "failed", by: "receiver", error }, { rejected: 10 }],
  [{ kind: "failed", by: "sender", error }, { dropped: { export_failed: 10 } }],
  [{ kind: "retryable", error }, { dropped: { export_failed: 10 } }],
])("counts the outcome %o in spans", async (outcome, counts) => {
  const { sent, rejected, spooled, dropped } = await deliver(() => Promise.resolve(outcome));
  expect({ sent, rejected, spooled, dropped }).toEqual({ sent: 0, rejected: 0, spooled: 0, dropped: {}, ...counts });
});

test.each<[Outcome, object | undefined]>([
  [{ kind: "sent", warning: "please upgrade" }, undefined],
  [
    { kind: "partiallySent", rejected: 4, message: "too old" },
    { code: "partial_success", message: "x: The receiver said: too old" },
  ],
  [
    { kind: "partiallySent", rejected: 4, message: "" },
    { code: "partial_success", message: "x: The receiver gave no reason" },
  ],
  [
    { kind: "failed", by: "receiver", error },
    { code: "status", message: "x: no", status: 400 },
  ],
  [
    { kind: "failed", by: "sender", error },
    { code: "status", message: "x: no", status: 400 },
  ],
  [
    { kind: "retryable", error },
    { code: "status", message: "x: no", status: 400 },
  ],
])("says why of the outcome %o, in words that are safe to log", async (outcome, expected) => {
  const { cause } = await deliver(() => Promise.resolve(outcome));
  if (expected === undefined) return expect(cause).toBeUndefined();
  expect(cause).toBeInstanceOf(SendError);
  expect(cause).toMatchObject(expected);
  expect(cause).not.toHaveProperty("cause");
});

test("counts a layer that rejects, which it must not", async () => {
  expect(await deliver(() => Promise.reject(new Error("out of memory")))).toMatchObject({
    sent: 0,
    dropped: { export_failed: 10 },
    cause: { code: "unexpected", message: "x: The request could not be made" },
  });
});

test("quotes nothing of what the resource throws", async () => {
  class Unreadable extends EncodedBatch {
    override toRequest(): never {
      throw new Error("a secret");
    }
  }
  const sender: Sender = { send: () => expect.unreachable(), shutdown: () => Promise.resolve() };
  const delivery = new BatchDelivery({ sender, target: "x", maxRequestBytes: 1_000_000 });
  expect(await delivery.deliver(new Unreadable(makeBatch(3).spans), NEVER, ignore)).toMatchObject({
    dropped: { encode_failed: 3 },
    cause: { message: "The request could not be encoded" },
  });
});

test("does not even build a request that its spans alone make too large", async () => {
  class Whole extends EncodedBatch {
    override toRequest(): never {
      throw new Error("Built");
    }
  }
  const sender: Sender = { send: () => Promise.resolve({ kind: "sent" }), shutdown: () => Promise.resolve() };
  const batch = new Whole(makeBatch(10, { text: "x".repeat(1_000) }).spans);
  const delivery = new BatchDelivery({ sender, target: "x", maxRequestBytes: 9_000 });
  expect(await delivery.deliver(batch, NEVER, ignore)).toMatchObject({ sent: 10, dropped: {} });
});
