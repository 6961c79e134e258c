import { SpanKind } from "@opentelemetry/api";
import { lintSpans, reply } from "@sideband/testing-utils";
import { describe, expect, it } from "vitest";

import { ERROR, UNSET, useContextManager, useDiagnostics, useUnhandledRejections } from "../recorder.ts";
import { LINES } from "./lines.ts";
import { startTracedClient } from "./traced-client.ts";

useContextManager();
useDiagnostics();
useUnhandledRejections();

const body = { model: "text-embedding-3-small", input: ["my secret text", "another"] };
const vectors = [
  [0.25, -0.5, 1],
  [1, 0, 0.125],
];

describe.each(LINES)("embeddings of $name", (line) => {
  it("have what request and response tell, and the vectors that an unwrapped client gives", async () => {
    const script = reply.embeddings({ vectors, inputTokens: 9, model: "text-embedding-3-small-1" });
    await using client = await startTracedClient({ line, script, llm: { captureContent: "span" } });
    const plain = await client.plain.embeddings.create(body);
    const { data: traced } = await client.openai.embeddings.create(body).withResponse();
    expect(traced.data).toEqual(plain.data);
    expect(Array.from(traced.data[0]?.embedding ?? [])).toEqual(vectors[0]);
    const [first, second] = client.server.requests();
    expect(second?.bodyText).toBe(first?.bodyText);
    const url = new URL(client.server.url);
    expect(client.recorder.span()).toMatchObject({
      name: "embeddings text-embedding-3-small",
      kind: SpanKind.CLIENT,
      status: { code: UNSET },
    });
    expect(client.recorder.span().attributes).toEqual({
      "gen_ai.operation.name": "embeddings",
      "gen_ai.provider.name": "openai",
      "gen_ai.request.model": "text-embedding-3-small",
      "gen_ai.response.model": "text-embedding-3-small-1",
      "gen_ai.embeddings.dimension.count": 3,
      "gen_ai.usage.input_tokens": 9,
      "server.address": url.hostname,
      "server.port": Number(url.port),
    });
    expect(lintSpans(client.recorder.spans())).toEqual([]);
  });

  it.each(["float", "base64"] as const)(
    "have the dimensions and the format that were asked for: %s",
    async (format) => {
      await using client = await startTracedClient({ line });
      const answer = await client.openai.embeddings.create({ ...body, dimensions: 16, encoding_format: format });
      expect(typeof answer.data[0]?.embedding).toBe(format === "float" ? "object" : "string");
      const asked = {
        "gen_ai.embeddings.dimension.count": 16,
        "gen_ai.request.encoding_formats": [format],
      };
      expect(client.recorder.attributesAtStart()[0]).toMatchObject(asked);
      expect(client.recorder.span().attributes).toMatchObject(asked);
    },
  );

  it("that fail have no finish reason", async () => {
    await using client = await startTracedClient({ line, script: reply.status(429) });
    await expect(client.openai.embeddings.create(body)).rejects.toThrow("429");
    expect(client.recorder.span()).toMatchObject({
      status: { code: ERROR },
      attributes: { "error.type": "rate_limit_exceeded" },
    });
    expect(client.recorder.span().attributes).not.toHaveProperty(["gen_ai.response.finish_reasons"]);
  });
});
