import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Span,
  type Tracer,
} from "@opentelemetry/api";

import { createTelemetryHarness, type TelemetryHarness } from "../../src/index.ts";

const START_MS = Date.UTC(2026, 0, 1);

interface Step {
  readonly name: string;
  readonly kind?: SpanKind;
  /** Milliseconds after the start of the trace. */
  readonly from: number;
  /** Left out for a span that is never ended. */
  readonly to?: number;
  readonly parent?: Span;
  readonly attributes?: Attributes;
  readonly linkTo?: Span;
  readonly error?: string;
  readonly event?: string;
}

/** Makes one span of the stock SDK with exact times. */
export const makeSpan = (tracer: Tracer, step: Step): Span => {
  const context = step.parent === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, step.parent);
  const span = tracer.startSpan(
    step.name,
    {
      kind: step.kind ?? SpanKind.INTERNAL,
      startTime: START_MS + step.from,
      attributes: step.attributes ?? {},
      links:
        step.linkTo === undefined ? [] : [{ context: step.linkTo.spanContext(), attributes: { reason: "handoff" } }],
    },
    context,
  );
  if (step.event !== undefined)
    span.addEvent(step.event, { "exception.type": "TimeoutError" }, START_MS + step.from + 1);
  if (step.error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: step.error });
  if (step.to !== undefined) span.end(START_MS + step.to);
  return span;
};

const chat = (inputTokens: number): Attributes => ({
  "gen_ai.operation.name": "chat",
  "gen_ai.provider.name": "openai",
  "gen_ai.request.model": "gpt-4o",
  "gen_ai.usage.input_tokens": inputTokens,
  "gen_ai.response.finish_reasons": ["stop"],
});

const tool = (name: string, args: string): Attributes => ({
  "gen_ai.operation.name": "execute_tool",
  "gen_ai.tool.name": name,
  "gen_ai.tool.call.arguments": args,
});

/** A telemetry harness with the trace of an agent that asks a model, calls two tools at once, and hands over. */
export const supportAgent = (): TelemetryHarness => {
  const telemetry = createTelemetryHarness();
  const { tracer } = telemetry;
  const agent = makeSpan(tracer, { name: "invoke_agent support", from: 0 });
  const parent = agent;
  const client = SpanKind.CLIENT;
  const first = makeSpan(tracer, {
    name: "chat gpt-4o",
    kind: client,
    from: 10,
    to: 310,
    parent,
    attributes: chat(120),
  });
  makeSpan(tracer, {
    name: "execute_tool lookup_order",
    from: 320,
    to: 420,
    parent,
    attributes: tool("lookup_order", '{"id":7,"deep":{"a":[1,2]}}'),
  });
  makeSpan(tracer, {
    name: "execute_tool check_stock",
    from: 330,
    to: 400,
    parent,
    attributes: tool("check_stock", '{"sku":"a-1"}'),
    error: "timeout",
    event: "exception",
  });
  makeSpan(tracer, { name: "chat gpt-4o", kind: client, from: 430, to: 900, parent, attributes: chat(340) });
  makeSpan(tracer, { name: "invoke_agent refunds", from: 905, to: 990, parent, linkTo: first });
  agent.end(START_MS + 1000);
  return telemetry;
};
