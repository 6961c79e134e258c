import { OffThreadSpanProcessor } from "@sideband/core";

import { encodeRequests } from "./encode-requests.ts";
import { decodeSpans } from "../../../src/otlp-request/decode-spans.ts";

const [how = "", url = "", directory = "", count = "0"] = process.argv.slice(2);

const processor = new OffThreadSpanProcessor({
  pipeline: new URL("./spooling-pipeline.ts", import.meta.url),
  pipelineOptions: { url, directory },
  flushOnExitMs: 20_000, // a busy machine takes its time
  drainOnSignals: how === "SIGTERM" || how === "SIGINT",
});

for (const { body } of encodeRequests(Number(count))) for (const span of decodeSpans(body)) processor.onEnd(span);

switch (how) {
  case "exit":
    process.exit(3);
  // eslint-disable-next-line no-fallthrough -- the process is over
  case "uncaught":
    throw new Error("of the application");
  case "rejection":
    void Promise.reject(new Error("of the application"));
    break;
  case "natural":
    break;
  case "SIGKILL": {
    const timer = setInterval(() => {
      if (processor.ledger.snapshot().spooled < Number(count)) return;
      console.log("spooled");
      clearInterval(timer);
    }, 5);
    setInterval(() => {}, 1000);
    break;
  }
  default:
    console.log("ready");
    setInterval(() => {}, 1000);
}
