import { context, type Context, ROOT_CONTEXT, trace } from "@opentelemetry/api";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { CreateMessageRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { AsyncLocalStorageContextManager, provider, type ReadableSpan, type SpanProcessor } from "sdk-under-test";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";

import { mcpMetaCarrier } from "../../src/carriers/mcp-meta-carrier.ts";
import { EXAMPLE, extract, inject, TRACEPARENT, W3C } from "./support/round-trip.ts";

beforeEach(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
});

afterEach(() => context.disable());

const metaOf = (from: Context): Record<string, unknown> => {
  const _meta: Record<string, unknown> = {};
  W3C.inject(from, _meta, mcpMetaCarrier);
  return _meta;
};

const parentIn = (_meta: object | undefined): Context => W3C.extract(ROOT_CONTEXT, _meta, mcpMetaCarrier);

test("a tool's span is the child of the call's, and what the server asks of the client is the tool's", async () => {
  const ended: ReadableSpan[] = [];
  const processor: SpanProcessor = {
    onStart: () => {},
    onEnd: (span) => void ended.push(span),
    forceFlush: () => Promise.resolve(),
    shutdown: () => Promise.resolve(),
  };
  const tracer = provider({ spanProcessors: [processor] }).getTracer("test");

  const server = new McpServer({ name: "server", version: "1.0.0" });
  server.registerTool("weather", { inputSchema: { city: z.string() } }, ({ city }, extra) =>
    tracer.startActiveSpan("tool", {}, parentIn(extra._meta), async (span) => {
      const messages = [{ role: "user" as const, content: { type: "text" as const, text: city } }];
      const params = { messages, maxTokens: 9, _meta: metaOf(context.active()) };
      const { content } = await server.server.createMessage(params);
      span.end();
      return { content: [content as { type: "text"; text: string }] };
    }),
  );

  const client = new Client({ name: "client", version: "1.0.0" }, { capabilities: { sampling: {} } });
  client.setRequestHandler(CreateMessageRequestSchema, ({ params }) =>
    tracer.startActiveSpan("sampling", {}, parentIn(params._meta), (span) => {
      span.end();
      return { model: "model", role: "assistant" as const, content: { type: "text" as const, text: "sunny" } };
    }),
  );

  const [clientSide, serverSide] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(serverSide), client.connect(clientSide)]);
  await tracer.startActiveSpan("call", async (span) => {
    const _meta = { progressToken: 7, ...metaOf(context.active()) };
    const result = await client.callTool({ name: "weather", arguments: { city: "Bern" }, _meta });
    expect(result.content).toStrictEqual([{ type: "text", text: "sunny" }]);
    span.end();
  });
  await Promise.all([client.close(), server.close()]);

  const byName = Object.fromEntries(ended.map((span) => [span.name, span]));
  const parentOf = (name: string): unknown => {
    const parent = byName[name]?.parentSpanContext;
    return parent && [parent.traceId, parent.spanId, parent.isRemote];
  };
  const idsOf = (name: string): unknown => {
    const ids = byName[name]?.spanContext();
    return ids && [ids.traceId, ids.spanId, true];
  };
  expect(parentOf("call")).toBeUndefined();
  expect(parentOf("tool")).toStrictEqual(idsOf("call"));
  expect(parentOf("sampling")).toStrictEqual(idsOf("tool"));
});

test("the names have no prefix", () => {
  expect(Object.keys(inject(EXAMPLE, {}, mcpMetaCarrier))).toStrictEqual(["traceparent", "tracestate", "baggage"]);
});

test.each([7, null, { nested: TRACEPARENT }, true])("%j is no trace context", (traceparent) => {
  expect(extract({ traceparent }, mcpMetaCarrier)).toBeUndefined();
});

test("a list of texts is read as it is, for the propagator to judge", () => {
  expect(mcpMetaCarrier.get({ traceparent: ["a", "b"] }, "traceparent")).toStrictEqual(["a", "b"]);
  expect(trace.getSpanContext(parentIn({ traceparent: [] }))).toBeUndefined();
});
