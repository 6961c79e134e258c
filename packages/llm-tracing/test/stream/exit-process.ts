/**
 * A process with operations that are open when it ends, in one of several ways. Its exporter writes to the disk at once.
 * Not a test.
 */
import { appendFileSync } from "node:fs";
import process from "node:process";

import { context, diag, DiagConsoleLogger } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager, provider, type ReadableSpan, type SpanProcessor } from "@sideband/sdk-3";

import { LlmTracer } from "../../src/index.ts";

diag.setLogger(new DiagConsoleLogger());

const [way, pipeline, file] = process.argv.slice(2) as [string, string, string];

const write = (spans: readonly ReadableSpan[]): void => {
  for (const { name, attributes } of spans) {
    appendFileSync(
      file,
      `${JSON.stringify([name, attributes["sideband.outcome"], attributes["gen_ai.usage.output_tokens"]])}\n`,
    );
  }
};

const ended: ReadableSpan[] = [];

/** As a pipeline does that drains what has ended when the process does. */
const drain = (): void => write(ended);

const processor: SpanProcessor = {
  onStart: () => {},
  onEnd: (span) => (pipeline === "synchronous" ? write([span]) : void ended.push(span)),
  forceFlush: async () => {},
  shutdown: async () => {},
};
const tracerProvider = provider({ spanProcessors: [processor] });
if (pipeline === "before") process.on("exit", drain);

context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
const llm = new LlmTracer({ tracerProvider, captureContent: "none" });
const request = { provider: "acme", model: "acme-1" };
const source = async function* count() {
  yield 1;
  await new Promise(() => {});
};

llm.chat(request, () => {});
if (pipeline === "after") process.on("exit", drain);

void llm.agent({ name: "a" }, async () => {
  const stream = llm.stream(request, source, (_, span) => span.recordUsage({ outputTokens: 7 }));
  await stream.next();
  if (way === "exit") process.exit(3);
  if (way === "error") {
    setImmediate(() => {
      throw new Error("nobody catches it");
    });
  }
  await stream.next();
});
