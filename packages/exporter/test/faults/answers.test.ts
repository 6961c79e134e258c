import { type Answer, answer, type CollectorRequest } from "@sideband/testing-utils";
import { describe, expect, test } from "vitest";

import { Rig } from "./support/rig.ts";

describe("fault 5: a receiver that asks for patience gets it, whatever it says", () => {
  const inTenYears = new Date(Date.now() + 10 * 365 * 86_400_000).toUTCString();
  test.each([
    ["a second", 1],
    ["zero", 0],
    ["a negative number", "-5"],
    ["a date of the past", new Date(0).toUTCString()],
  ])("%s: it is left alone for a second", async (_, retryAfter) => {
    await using rig = await Rig.start({ collector: { script: [answer.status(429, { retryAfter }), answer.accept()] } });
    const start = performance.now();
    rig.end(5);
    for (let round = 0; round < 10; round++) {
      await rig.processor.forceFlush();
      rig.end(1);
    }
    await rig.untilAllArrived();
    // Nobody came before: this is no limit to how long it may take.
    expect(performance.now() - start).toBeGreaterThan(990);
    expect((await rig.account()).received.size).toBe(15);
  });

  test.each([
    ["an hour", "3600"],
    ["ten years", inTenYears],
  ])("%s: the spool has it meanwhile, and nothing is sent", async (_, retryAfter) => {
    await using rig = await Rig.start({ collector: { script: answer.status(503, { retryAfter }) } });
    rig.end(5);
    await rig.until(({ spooled }) => spooled === 5);
    for (let round = 0; round < 5; round++) {
      rig.end(2);
      await rig.processor.forceFlush();
    }
    expect(rig.collector.requests()).toHaveLength(1);
    expect((await rig.account()).spooled.size).toBe(15);
  });

  test("nonsense: it counts for nothing", async () => {
    await using rig = await Rig.start({
      collector: { script: [answer.status(503, { retryAfter: "tomorrow at noon" }), answer.accept()] },
    });
    rig.end(5);
    await rig.untilAllArrived();
    expect((await rig.account()).received.size).toBe(5);
  });
});

test.each([502, 503, 504])("fault 6: status %i is tried again", async (status) => {
  await using rig = await Rig.start({
    collector: { script: [answer.status(status), answer.status(status), answer.accept()] },
  });
  rig.end(5);
  await rig.untilAllArrived();
  expect((await rig.account()).received.size).toBe(5);
  expect(rig.collector.requests()).toHaveLength(3);
});

describe("fault 7: poison", () => {
  test.each([400, 404, 422, 500, 501, 505])(
    "status %i: it is not tried again, and the queue moves on",
    async (status) => {
      await using rig = await Rig.start({ collector: { script: [answer.status(status), answer.accept()] } });
      rig.end(5);
      await rig.processor.forceFlush();
      rig.end(7);
      await rig.processor.forceFlush();
      const { snapshot, received, spooled } = await rig.account();
      expect(snapshot).toMatchObject({ exported: 7, rejected: 5 });
      expect([received.size, spooled.size]).toEqual([7, 0]);
      expect(rig.log[0]).toContain(`answered ${status}`);
    },
  );

  test("status 413: the batch is cut until it fits", async () => {
    await using rig = await Rig.start({ collector: { script: atMost(700) }, http: { compression: "none" } });
    rig.end(40);
    await rig.processor.forceFlush();
    const { snapshot, received, duplicates } = await rig.account();
    expect(snapshot).toMatchObject({ exported: 40, rejected: 0 });
    expect([received.size, duplicates]).toEqual([40, 0]);
  });

  test("status 413 for a single span: it is rejected, and its neighbours arrive", async () => {
    await using rig = await Rig.start({ collector: { script: atMost(2000) }, http: { compression: "none" } });
    rig.end(6);
    rig.end(1, { text: "x".repeat(3000) });
    rig.end(6);
    await rig.processor.forceFlush();
    const { snapshot, received } = await rig.account();
    expect(snapshot).toMatchObject({ exported: 12, rejected: 1 });
    expect(received.size).toBe(12);
  });
});

/** A receiver that takes no larger requests. */
const atMost =
  (bytes: number) =>
  ({ body }: CollectorRequest): Answer =>
    body.length > bytes ? answer.status(413) : answer.accept();

test.each([301, 302, 303, 307, 308])(
  "fault 8: status %i is not followed, so credentials go nowhere else",
  async (status) => {
    await using elsewhere = await Rig.start();
    await using rig = await Rig.start({
      collector: { script: [answer.redirect(status, elsewhere.collector.tracesUrl)] },
      http: { headers: { authorization: "Bearer canary" } },
    });
    rig.end(5);
    await rig.processor.forceFlush();
    expect(elsewhere.collector.requests()).toHaveLength(0);
    expect((await rig.account()).snapshot).toMatchObject({ rejected: 5, exported: 0 });
  },
);

describe("fault 9: a partial success", () => {
  test.each([1, 4, 5])("%i of 5: those are rejected, and not sent again", async (rejected) => {
    await using rig = await Rig.start({
      collector: { script: [answer.partialSuccess(rejected, "no room"), answer.accept()] },
    });
    rig.end(5);
    await rig.processor.forceFlush();
    const { snapshot, received } = await rig.account();
    expect(snapshot).toMatchObject({ exported: 5 - rejected, rejected, spooled: 0 });
    expect(received.size).toBe(5 - rejected);
    expect(rig.collector.requests()).toHaveLength(1);
    expect(rig.log[0]).toContain("no room");
  });

  test("that rejects nothing is a warning", async () => {
    await using rig = await Rig.start({ collector: { script: answer.partialSuccess(0, "use a newer version") } });
    rig.end(5);
    await rig.processor.forceFlush();
    expect((await rig.account()).snapshot).toMatchObject({ exported: 5, rejected: 0 });
    expect(rig.log[0]).toContain("use a newer version");
  });
});

describe("fault 10: TLS", () => {
  test.each(["expired", "wrongName", "selfSigned", "plainHttp", "closeInHandshake"] as const)(
    "%s: nothing is sent, it is said once, and the spool has it",
    async (what) => {
      await using rig = await Rig.start({ collector: { tls: { fault: what } } });
      rig.end(5, { text: "canary" });
      await rig.until(({ spooled }) => spooled === 5);
      rig.end(5);
      await rig.until(({ spooled }) => spooled === 10);
      expect(rig.collector.requests()).toHaveLength(0);
      const lines = rig.log.filter((line) => line.startsWith("Export to"));
      expect(lines).toHaveLength(1);
      expect((await rig.account()).spooled.size).toBe(10);
    },
  );

  test("that is in order is spoken", async () => {
    await using rig = await Rig.start({ collector: { tls: true } });
    rig.end(5);
    await rig.untilAllArrived();
    expect((await rig.account()).received.size).toBe(5);
  });
});

describe("fault 14: an answer that is too long", () => {
  test.each([
    ["as it comes", answer.hugeResponse()],
    ["when it is unpacked", answer.gzipBomb()],
  ])("%s: it is cut off, and not tried again", async (_, what) => {
    await using rig = await Rig.start({ collector: { script: [what, answer.accept()] } });
    rig.end(5);
    await rig.processor.forceFlush();
    const { snapshot } = await rig.account();
    expect(snapshot).toMatchObject({ spooled: 0, dropped: { export_failed: 5 } });
    expect(rig.collector.requests()).toHaveLength(1);
  });
});

describe("fault 15: a request that would be too long", () => {
  test("is split", async () => {
    await using rig = await Rig.start({ http: { maxRequestBytes: 1000 } });
    rig.end(30);
    await rig.processor.forceFlush();
    expect((await rig.account()).received.size).toBe(30);
    expect(rig.collector.requests().length).toBeGreaterThan(3);
  });

  test("for a single span costs that span, and says so", async () => {
    await using rig = await Rig.start({ http: { maxRequestBytes: 1000 } });
    rig.end(3);
    rig.end(1, { text: "x".repeat(2000) });
    rig.end(3);
    await rig.processor.forceFlush();
    const { snapshot, received } = await rig.account();
    expect(snapshot.dropped.too_large).toBe(1);
    expect(received.size).toBe(6);
  });
});
