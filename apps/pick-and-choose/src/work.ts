import { type Span, SpanStatusCode, trace } from "@opentelemetry/api";

/** The spans of `work`, and under which they lie. */
export const WORK_SPANS: readonly (readonly [name: string, parent: string | null])[] = [
  ["checkout", null],
  ["reserve stock", "checkout"],
  ["charge card", "checkout"],
  ["send receipt", "checkout"],
];

const SERVICE_UNAVAILABLE = { code: SpanStatusCode.ERROR, message: "mail server is away" };

/** What the application records of its customer, and nobody else may see. */
export const CUSTOMER = "jo.doe@customer.example.com";

/** An application that knows the OpenTelemetry API and nothing else. */
export const work = (): void => {
  const tracer = trace.getTracer("shop");
  const step = (name: string, describe: (span: Span) => void): void =>
    tracer.startActiveSpan(name, (span) => {
      describe(span);
      span.end();
    });
  step("checkout", (span) => {
    span.setAttribute("shop.items", 3);
    step("reserve stock", (reserving) => reserving.addEvent("reserved", { "shop.warehouse": "north" }));
    step("charge card", (charging) => charging.setAttribute("shop.amount", 42.5));
    step("send receipt", (sending) => {
      sending.setAttribute("shop.customer", CUSTOMER);
      sending.setStatus(SERVICE_UNAVAILABLE);
    });
  });
};
