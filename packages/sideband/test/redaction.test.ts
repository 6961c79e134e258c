import { CollectorServer, SpanRecorder } from "@sideband/testing-utils";
import { afterEach, describe, expect, it, vi } from "vitest";

import { type Configuration, defineDetector, start } from "../src/index.ts";
import { running } from "../src/running.ts";
import { cleanEnvironment } from "./support/clean-environment.ts";

cleanEnvironment();

afterEach(async () => {
  await running.telemetry?.shutdown();
});

const EMAIL = "jo@customer.example.com";
const MEMBER = "mbr-12345678";

const member = defineDetector({ name: "member", label: "MEMBER", keywords: ["mbr-"], expression: /mbr-\d{8}/ });

/** What of a span with an address and a member's number arrives. */
const sent = async (configuration: Configuration): Promise<Readonly<Record<string, unknown>>> => {
  await using collector = await CollectorServer.start();
  const telemetry = start({ exporter: { endpoint: collector.url }, ...configuration });
  telemetry.tracer.startSpan("work", { attributes: { text: `${EMAIL} ${MEMBER}`, "app.password": "1234" } }).end();
  await telemetry.flush();
  return collector.spans()[0]?.attributes ?? {};
};

const threads: readonly (readonly [string, Configuration])[] = [
  ["in a thread of its own", {}],
  ["in the application's thread", { thread: { own: false } }],
];

describe.each(threads)("redaction %s", (_, thread) => {
  it("is on", async () => {
    expect(await sent(thread)).toEqual({ text: `[EMAIL] ${MEMBER}`, "app.password": "[REDACTED]" });
  });

  it("is counted where the application sees it, and never with the value", async () => {
    await sent(thread);
    const counts = running.telemetry?.redactions();
    expect(counts?.replaced).toEqual(
      expect.arrayContaining([
        { detector: "email", surface: "attribute", count: 1 },
        { detector: "key", surface: "attribute", count: 1 },
      ]),
    );
    expect(counts).toMatchObject({ withheld: [], cut: [], total: 2 });
    expect(JSON.stringify(counts)).not.toContain("customer");
  });

  it("can be turned off", async () => {
    expect(await sent({ ...thread, redaction: false })).toEqual({ text: `${EMAIL} ${MEMBER}`, "app.password": "1234" });
    expect(running.telemetry?.redactions().total).toBe(0);
  });

  it("takes detectors, keys, modes and limits", async () => {
    const redaction = {
      detectors: [member],
      disable: ["email"],
      keys: ["text"],
      mode: { default: "remove" },
      maxValueLength: 100,
    } as const;
    expect(await sent({ ...thread, redaction })).toEqual({ text: "[REDACTED]", "app.password": "[REDACTED]" });
    await running.telemetry?.shutdown();
    const others = { detectors: [member], disable: ["email"], mode: { member: "mask" } } as const;
    expect(await sent({ ...thread, redaction: others })).toMatchObject({
      text: expect.stringMatching(/^jo@.* \*+\d*$/),
    });
  });

  it("takes a detector with a function", async () => {
    const validate = vi.fn((match: string) => match.endsWith("8"));
    const redaction = { detectors: [{ ...member, validate }] };
    expect(await sent({ ...thread, redaction })).toMatchObject({ text: "[EMAIL] [MEMBER]" });
    expect(validate).toHaveBeenCalledWith(MEMBER);
    expect(running.telemetry?.redactions().total).toBe(3);
  });
});

it("leaves what stands before it as it was", async () => {
  const recorder = new SpanRecorder();
  await sent({ spanProcessors: [recorder] });
  expect(recorder.spans()[0]?.attributes).toMatchObject({ text: `${EMAIL} ${MEMBER}` });
});

it("counts nothing where telemetry is disabled", () => {
  vi.stubEnv("OTEL_SDK_DISABLED", "true");
  expect(start().redactions()).toMatchObject({ replaced: [], total: 0 });
  vi.unstubAllEnvs();
});

it.each<[Configuration["redaction"], RegExp]>([
  [{ mode: "hide" as never }, /^Expected `mode/],
  [{ disable: ["e-mail"] }, /email/],
  [{ detectors: [{ ...member, expression: /mbr-\d+/ }] }, /bounded|\{/],
  [{ unknown: 1 } as never, /^Expected `redaction` to have no keys but detectors, disable/],
  [true as never, /^Expected `redaction` to be an object, got true/],
])("refuses what cannot work: %#", (redaction, complaint) => {
  expect(() => start({ redaction: redaction as never })).toThrow(complaint);
  expect(running.telemetry).toBeUndefined();
});
