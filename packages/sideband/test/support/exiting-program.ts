// Run as a process of its own: starts telemetry, ends a span, and comes to its end.
import { start } from "sideband";

const { EXPORT_BEFORE_EXIT, ENDPOINT } = process.env;
const telemetry = start({
  exporter: { endpoint: `${ENDPOINT}` },
  service: { name: "exiting" },
  thread: { flushOnExitMs: 15_000 }, // on a busy machine the thread takes long to load its sources
});
telemetry.tracer.startSpan("work").end();
if (EXPORT_BEFORE_EXIT === "shutdown") await telemetry.shutdown();
if (EXPORT_BEFORE_EXIT === "flush") await telemetry.flush();
console.log("done");
if (EXPORT_BEFORE_EXIT === "process.exit") process.exit();
