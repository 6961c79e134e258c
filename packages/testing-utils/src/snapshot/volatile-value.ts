import type { RecordAttributes } from "../span/span-record.ts";

const LOOPBACK: ReadonlySet<unknown> = new Set(["127.0.0.1", "::1", "[::1]", "localhost"]);

const LOOPBACK_PORT = /(?<=\/\/(?:127\.0\.0\.1|\[::1\]|localhost)):\d+/gu;

// What differs from run to run though nothing has changed: measured times, free ports, process ids, file paths.
const VOLATILE_KEYS: Readonly<Record<string, string>> = {
  "exception.stacktrace": "<stack>",
  "gen_ai.response.time_to_first_chunk": "<seconds>",
  "gen_ai.response.time_to_first_token_ms": "<milliseconds>",
  "gen_ai.response.tokens_per_second": "<rate>",
  "gen_ai.response.total_duration_ms": "<milliseconds>",
  "network.local.port": "<port>",
  "network.peer.port": "<port>",
  "process.pid": "<pid>",
  "sideband.response.output_tokens_per_second": "<rate>",
  "thread.id": "<thread>",
};

/** What stands in a snapshot for a value that is another in each run; `null` for one that stays. */
export const volatileValue = (key: string, attributes: RecordAttributes): string | null => {
  if (Object.hasOwn(VOLATILE_KEYS, key)) return VOLATILE_KEYS[key] ?? null;
  if (key === "server.port" && LOOPBACK.has(attributes["server.address"])) return "<port>";
  return null;
};

/** The ports of a server under test are free ones, others in each run. */
export const withoutLoopbackPorts = (text: string): string => text.replaceAll(LOOPBACK_PORT, ":<port>");
