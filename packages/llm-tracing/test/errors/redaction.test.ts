import { Isolation } from "@sideband/propagation/lifetime";
import { describe, expect, it } from "vitest";

import { failClosed } from "../../src/content/redact.ts";
import { describeOn, everything, filtered } from "./failed-span.ts";

describe("a redact function", () => {
  const options = { captureContent: "span-and-event", exceptions: "both" } as const;

  it("is applied to every text", () => {
    const redact = (text: string): string => text.replaceAll("secret", "***");
    const { span, logs } = describeOn(filtered(), { ...options, redact });
    const text = everything(span, logs);
    expect(text).not.toContain("secret");
    // description, filter reason, message, stack and chain of the event; the latter four of the log record, once more.
    expect(text.split("my *** question").length - 1).toBeGreaterThanOrEqual(9);
    expect(span.status.message).toBe("no answer to my *** question");
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("secret");
      },
    ],
    ["gives no text", () => ({ secret: true }) as never],
  ])("that %s lets nothing through", (_, broken: (text: string) => string) => {
    const isolation = new Isolation((message) => expect(message).not.toContain("secret"));
    const redact = failClosed(broken, isolation);
    const { span, logs } = describeOn(filtered(), { ...options, redact, isolation });
    expect(everything(span, logs)).not.toContain("secret");
    expect(span.status).toEqual({ code: 2, message: "[redaction failed]" });
    expect(span.attributes).toMatchObject({
      "error.type": "[redaction failed]",
      "sideband.error.category": "content_filtered",
    });
    expect(logs).toHaveLength(1);
  });

  it.each(["none", "span-and-event"] as const)(
    "is applied to codes and classes as well, with content on: %s",
    (captureContent) => {
      const key = "sk-proj-0123456789abcdefghij";
      const cause = Object.assign(new RangeError("refused"), { name: key, status: 401 });
      const error = Object.assign(new Error("refused", { cause }), { code: key });
      const redact = (text: string): string => text.replaceAll(/sk-[\w-]{20,}/g, "[key]");
      const { span, logs, failure } = describeOn(error, { captureContent, exceptions: "both", redact });
      expect(everything(span, logs)).not.toContain(key);
      expect(span.attributes).toMatchObject({ "error.type": "[key]", "sideband.exception.chain": ["Error", "[key]"] });
      expect(failure.type).toBe("[key]");
      const bare = describeOn(Object.assign(new Error("m"), { name: key }), {
        captureContent,
        exceptions: "logs",
        redact,
      });
      expect(bare.span.status.message).toBe(captureContent === "none" ? "[key]" : "m");
      expect(bare.logs[0]?.attributes).toMatchObject({ "exception.type": "[key]" });
    },
  );
});
