import { createTelemetryHarness } from "@sideband/testing-utils";

// The same matchers on jest's global `expect`, typed by `@types/jest`.
test("a span that was forgotten is found", () => {
  const telemetry = createTelemetryHarness();
  telemetry.tracer.startSpan("forgotten");
  expect(telemetry).not.toHaveNoOpenSpans();
  expect(() => expect(telemetry).toHaveNoOpenSpans()).toThrow("forgotten  (open)  ◀ never ended");
});
