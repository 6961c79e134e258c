import { CollectorServer } from "@sideband/testing-utils";
import { afterEach, expect, it } from "vitest";

import { start, withIdentity } from "../src/index.ts";
import { running } from "../src/running.ts";
import { cleanEnvironment } from "./support/clean-environment.ts";

cleanEnvironment();

afterEach(async () => {
  await running.telemetry?.shutdown();
});

const request = { provider: "acme", model: "acme-1" };

it("traces as it is told: redacted, in older names too, observed, for whom", async () => {
  await using collector = await CollectorServer.start();
  const ended: unknown[] = [];
  const telemetry = start({
    exporter: { endpoint: collector.url },
    captureContent: "span",
    llm: {
      dialects: ["genai-0.1", "semconv-1.41"],
      identity: ["conversationId", "tenantId"],
      observers: [{ onEnd: ({ attributes }) => void ended.push(attributes["gen_ai.request.model"]) }],
      redact: (text) => text.replaceAll("secret", "***"),
    },
  });

  withIdentity({ conversationId: "c-1", tenantId: "t-1", userId: "u-1" }, () =>
    telemetry.llm.chat(
      { ...request, messages: [{ role: "user", parts: [{ type: "text", content: "my secret" }] }] },
      () => 1,
    ),
  );
  await telemetry.shutdown();

  expect(ended).toEqual(["acme-1"]);
  expect(collector.received("secret")).toBe(false);
  expect(collector.spans()[0]?.attributes).toMatchObject({
    "gen_ai.provider.name": "acme",
    "gen_ai.system": "acme",
    "gen_ai.conversation.id": "c-1",
    "sideband.tenant.id": "t-1",
    "gen_ai.input.messages": '[{"role":"user","parts":[{"type":"text","content":"my ***"}]}]',
  });
  expect(collector.received("u-1")).toBe(false);
});

it("refuses what cannot work", () => {
  expect(() => start({ llm: { redact: "secret" as never } })).toThrow(/^Expected `redact` to be a function/);
  expect(() => start({ llm: { redcat: () => "" } as never })).toThrow(TypeError);
  expect(() => start({ captureContent: "spans" as never })).toThrow(/"span-and-event"/);
  expect(running.telemetry).toBeUndefined();
});

it("ends what is open at its shutdown, and says so", async () => {
  await using collector = await CollectorServer.start();
  const told: string[] = [];
  const telemetry = start({ exporter: { endpoint: collector.url }, log: (line) => void told.push(line) });
  telemetry.llm.startInference(request);

  await telemetry.shutdown();

  expect(collector.spans()[0]?.attributes["sideband.outcome"]).toBe("abandoned");
  expect(told).toEqual([expect.stringContaining("1 spans were still open at the shutdown")]);
});

it("flushes what nobody reads any more, and leaves alone what somebody may", async () => {
  await using collector = await CollectorServer.start();
  const telemetry = start({ exporter: { endpoint: collector.url } });
  const chunks = async function* answer() {
    yield 1;
    yield 2;
  };
  const stream = telemetry.llm.stream(request, chunks());
  await stream.next();

  await telemetry.flush();
  expect(collector.spans()).toEqual([]);
  telemetry.llm.flush();
  await telemetry.flush();
  expect(collector.spans()[0]?.attributes).toMatchObject({
    "sideband.outcome": "abandoned",
    "sideband.response.chunk.count": 1,
  });
});
