/** The stock SDK of a line, as an application installs it. */
export interface SdkLine {
  readonly api: string;
  readonly sdk: string;
  readonly version: string;
  readonly provider: string;
}

/** A program that traces through the installed packages and one line of the stock SDK, to a receiver of its own. */
export const tracing = ({ sdk, provider }: SdkLine): string => `
import { createServer } from "node:http";
import { gunzipSync } from "node:zlib";
import { ${provider} } from ${JSON.stringify(sdk)};
import { BatchingSpanProcessor, unaccounted } from "@sideband/core";
import { OtlpHttpSpanExporter } from "@sideband/exporter";
import { LlmTracer } from "@sideband/llm-tracing";

const received = [];
const server = createServer(async (request, response) => {
  const body = Buffer.concat(await Array.fromAsync(request));
  received.push(request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body);
  response.setHeader("content-type", "application/x-protobuf").end();
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const exporter = new OtlpHttpSpanExporter({ url: \`http://127.0.0.1:\${server.address().port}/v1/traces\` });
const processor = new BatchingSpanProcessor({ exporter });
const tracerProvider = new ${provider}({ spanProcessors: [processor] });
const llm = new LlmTracer({ tracerProvider });
for (let turn = 0; turn < 1000; turn++) {
  await llm.chat({ provider: "openai", model: "gpt-4o" }, (span) => span.recordUsage({ inputTokens: turn }));
}
await tracerProvider.shutdown();
server.close();
const spans = Buffer.concat(received).toString("latin1").split("chat gpt-4o").length - 1;
const { accepted, exported } = processor.ledger.snapshot();
console.log(JSON.stringify({ accepted, exported, received: spans, lost: unaccounted(processor.ledger.snapshot()) }));
`;
