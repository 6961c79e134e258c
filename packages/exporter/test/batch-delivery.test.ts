import { EncodedBatch } from "@sideband/core";
import { expect, test } from "vitest";

import { BatchDelivery } from "../src/batch-delivery.ts";
import { DeliveryLog } from "../src/delivery-log.ts";
import type { Outcome } from "../src/outcome.ts";
import { SendError } from "../src/send-error.ts";
import type { Sender } from "../src/sender.ts";
import { NEVER } from "./support/http-sender.ts";
import { makeBatch } from "./support/spans.ts";

const error = new SendError("status", "no");
const deliver = (send: Sender["send"]) =>
  new BatchDelivery({ send, shutdown: () => Promise.resolve() }, new DeliveryLog("x"), 1_000_000).deliver(
    makeBatch(10),
    NEVER,
  );

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
  expect(await deliver(() => Promise.resolve(outcome))).toEqual({
    sent: 0,
    rejected: 0,
    spooled: 0,
    dropped: {},
    ...counts,
  });
});

test("counts a layer that rejects, which it must not", async () => {
  expect(await deliver(() => Promise.reject(new Error("out of memory")))).toMatchObject({
    sent: 0,
    dropped: { export_failed: 10 },
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
  const delivery = new BatchDelivery(sender, new DeliveryLog("x"), 9_000);
  expect(await delivery.deliver(batch, NEVER)).toMatchObject({ sent: 10, dropped: {} });
});
