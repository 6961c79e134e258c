import type { ReadableSpan } from "@opentelemetry/sdk-trace";
import { expect } from "vitest";

import {
  assertSpans,
  expectSpans,
  jsonContaining,
  printTree,
  type CollectedSpan,
  type SpanLike,
  type SpanRecord,
  type TelemetryHarness,
} from "../../src/index.ts";
import { spanMatchers } from "../../src/vitest.ts";

declare const telemetry: TelemetryHarness;
declare const readable: readonly ReadableSpan[];
declare const collected: readonly CollectedSpan[];
declare const collector: { spans(): readonly CollectedSpan[] };

const never = (): void => {
  const likes: readonly SpanLike[] = [...readable, ...collected];
  const records: readonly SpanRecord[] = collected;
  void [likes, records];

  expectSpans(telemetry);
  expectSpans(readable);
  expectSpans(collected);
  expectSpans(collector);
  expectSpans(new Set(readable));
  // @ts-expect-error a number has no spans
  expectSpans(5);

  const chat = expectSpans(telemetry).span("chat gpt-4o");
  chat.hasAttribute("gen_ai.request.model", "gpt-4o").hasAttribute("gen_ai.request.model", /^gpt/u);
  chat.hasAttribute("gen_ai.usage.input_tokens", (count) => count.toFixed() === "1");
  chat.hasAttribute("gen_ai.usage.input_tokens", expect.any(Number));
  chat.hasAttribute("gen_ai.output.messages", jsonContaining([{ role: "assistant" }]));
  chat.hasAttribute("my.own.key", { nested: [1, /a/u] });
  // @ts-expect-error tokens are a number
  chat.hasAttribute("gen_ai.usage.input_tokens", "5");
  // @ts-expect-error a predicate is asked about a number
  chat.hasAttribute("gen_ai.usage.input_tokens", (count: string) => count === "");
  chat.hasAttributes({ "gen_ai.usage.input_tokens": 5, "my.own.key": "anything" });
  // @ts-expect-error tokens are a number
  chat.hasAttributes({ "gen_ai.usage.input_tokens": "5" });
  // @ts-expect-error there is no such kind
  chat.hasKind("external");
  // @ts-expect-error there is no such status
  chat.hasStatus("failed");
  chat.hasParent({ name: "a", attributes: { "gen_ai.agent.name": "support" } });
  // @ts-expect-error a description has no such key
  chat.hasParent({ nmae: "a" });
  // @ts-expect-error bounds are numbers
  chat.tookBetween({ minMs: "1" });

  expectSpans(telemetry)
    .toHaveNoSecret("sk-1")
    .toHaveNoSecret(/sk-/u)
    .toHaveNoSecret((text) => text.includes("sk-"));
  // @ts-expect-error a number finds nothing
  expectSpans(telemetry).toHaveNoSecret(5);
  chat.hasResource({ "service.name": "web", "host.name": /^web/u });
  assertSpans.hasNoSpan(collector, { resource: { "service.name": "web" } });
  printTree(collector, { attributes: true });

  expect.extend(spanMatchers);
  expect(telemetry).toHaveSpan("chat", { kind: "client" });
  expect(readable).not.toFormOneTrace({ remoteParent: true });
  // @ts-expect-error there is no such kind
  expect(telemetry).toHaveSpan("chat", { kind: "external" });
  // @ts-expect-error a count is a number
  expect(telemetry).toHaveSpanCount("5");
};

void never;
