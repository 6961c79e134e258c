import type { TracerProvider } from "@opentelemetry/api";
import { AlwaysOnSampler, SimpleSpanProcessor, ConsoleSpanExporter } from "@opentelemetry/sdk-trace";
import OpenAI from "openai";
import { type Configuration, LlmTracer, start, type Telemetry, unaccounted } from "sideband";
import { wrapOpenAI } from "sideband/openai";

const telemetry: Telemetry = start();
const client: OpenAI = wrapOpenAI(new OpenAI(), { llm: telemetry.llm });
const provider: TracerProvider = telemetry.tracerProvider;
const missing: number = unaccounted(telemetry.ledger.snapshot());
const stopped: Promise<void> = telemetry.shutdown();
start({
  sampler: new AlwaysOnSampler(),
  spanProcessors: [new SimpleSpanProcessor({ exporter: new ConsoleSpanExporter() })],
  exporter: { headers: async () => ({ authorization: "Bearer …" }) },
});

// @ts-expect-error -- a key that does not exist
start({ servce: { name: "support" } });
// @ts-expect-error -- units are in the name
start({ exporter: { timeout: 100 } });
// @ts-expect-error -- a policy that does not exist
start({ queue: { overflow: "block" } });
// @ts-expect-error -- content is "none" or "span"
start({ captureContent: true });
// @ts-expect-error -- no client of this shape
wrapOpenAI({});

export const used: [OpenAI, TracerProvider, number, Promise<void>, typeof LlmTracer, Configuration | undefined] = [
  client,
  provider,
  missing,
  stopped,
  LlmTracer,
  undefined,
];
