import { afterEach, describe, expect, it, vi } from "vitest";

import { resolveExceptionSignal } from "../../src/errors/exception-signal.ts";

const VARIABLE = "OTEL_SEMCONV_EXCEPTION_SIGNAL_OPT_IN";
const silent = (message: string): void => expect.unreachable(message);

afterEach(() => vi.unstubAllEnvs());

describe("where exceptions are told", () => {
  it.each([
    [undefined, undefined, "span-events", "logs"],
    ["", undefined, "span-events", "logs"],
    ["logs", undefined, "logs", "logs"],
    [" LOGS/dup ", undefined, "both", "both"],
    ["logs", "span-events", "span-events", "span-events"],
    ["logs/dup", "logs", "logs", "logs"],
    [undefined, "both", "both", "both"],
  ] as const)(
    "for %j in the environment and %j in code is %s, with a log %s",
    (value, exceptions, without, withOne) => {
      vi.stubEnv(VARIABLE, value);
      const signal = (logged: boolean): string =>
        resolveExceptionSignal(exceptions, { captureContent: "none", logged }, silent);
      expect([signal(false), signal(true)]).toEqual([without, withOne]);
    },
  );

  it.each([
    ["none", "span-events", "logs"],
    ["span", "span-events", "both"],
    ["event", "logs", "logs"],
    ["span-and-event", "span-events", "logs"],
  ] as const)(
    "with content captured for %s is %s, with a log %s, unless somebody says otherwise",
    (captureContent, without, withOne) => {
      const signal = (logged: boolean, exceptions?: "logs"): string =>
        resolveExceptionSignal(exceptions, { captureContent, logged }, silent);
      expect([signal(false), signal(true)]).toEqual([without, withOne]);
      expect(signal(true, "logs")).toBe("logs");
      vi.stubEnv(VARIABLE, "logs/dup");
      expect(signal(true)).toBe("both");
    },
  );

  it("is as without the variable where that names no signal, which is told", () => {
    vi.stubEnv(VARIABLE, "events");
    const told: string[] = [];
    const log = (message: string): void => void told.push(message);
    expect(resolveExceptionSignal(undefined, { captureContent: "none", logged: false }, log)).toBe("span-events");
    expect(told).toEqual([`${VARIABLE} names no signal that is known; it is ignored`]);
  });

  it.each([
    ["events", '"events"'],
    [true, "boolean"],
    [null, "object"],
  ])("refuses %j", (exceptions, got) => {
    const places = { captureContent: "none", logged: true } as const;
    expect(() => resolveExceptionSignal(exceptions as never, places, silent)).toThrow(
      new TypeError(`Expected \`exceptions\` to be "span-events", "logs" or "both", got ${got}`),
    );
  });
});
