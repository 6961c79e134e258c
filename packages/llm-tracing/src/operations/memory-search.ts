import { SpanKind } from "@opentelemetry/api";
import { readProperty } from "@sideband/propagation/lifetime";
import {
  ATTR_GEN_AI_AGENT_NAME,
  ATTR_GEN_AI_MEMORY_QUERY_TEXT,
  ATTR_GEN_AI_MEMORY_RECORD_COUNT,
  ATTR_GEN_AI_MEMORY_RECORDS,
  ATTR_GEN_AI_MEMORY_STORE_ID,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  ATTR_SIDEBAND_MEMORY_QUERY_LENGTH,
  ATTR_SIDEBAND_MEMORY_RECORD_SCORES,
  GEN_AI_OPERATION_SEARCH_MEMORY,
} from "@sideband/semconv";

import { count, string } from "../span/attribute-fields.ts";
import type { Operation } from "../span/operation.ts";
import type { TracerSettings } from "../span/tracer-settings.ts";
import { type OperationKind, startKind } from "./operation-kind.ts";
import { ownAgent } from "./own-agent.ts";
import { type ResultSpan, resultSpan } from "./result-span.ts";

/** A search in what an agent remembers. */
export interface MemorySearch {
  /** Recorded only where content is captured; its length is recorded always. */
  readonly query?: string;
  readonly storeId?: string;
  readonly provider?: string;
  readonly serverAddress?: string;
  readonly serverPort?: number;
  /** Whether the memory is this process's own. @default false */
  readonly inProcess?: boolean;
  /** @default the agent that it is part of */
  readonly agentName?: string;
}

export interface FoundMemories {
  /** What was found: its content is recorded only where content is captured. */
  readonly records: readonly {
    readonly id?: string;
    readonly score?: number;
    readonly content?: unknown;
    readonly metadata?: unknown;
  }[];
}

const SEARCH: OperationKind<MemorySearch> = {
  operation: GEN_AI_OPERATION_SEARCH_MEMORY,
  kind: SpanKind.CLIENT,
  fields: [
    ["storeId", ATTR_GEN_AI_MEMORY_STORE_ID, string],
    ["provider", ATTR_GEN_AI_PROVIDER_NAME, string],
    ["serverAddress", ATTR_SERVER_ADDRESS, string],
    ["serverPort", ATTR_SERVER_PORT, count],
    ["agentName", ATTR_GEN_AI_AGENT_NAME, string],
  ],
  content: [["query", ATTR_GEN_AI_MEMORY_QUERY_TEXT, "text"]],
};

export const startMemorySearch = (settings: TracerSettings, search: MemorySearch): Operation => {
  const query = readProperty(search, "query");
  return startKind(settings, SEARCH, search, {
    ...(readProperty(search, "inProcess") === true && { kind: SpanKind.INTERNAL }),
    known: () => ({
      ...ownAgent(),
      ...(typeof query === "string" && { [ATTR_SIDEBAND_MEMORY_QUERY_LENGTH]: query.length }),
    }),
  });
};

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

export const memorySearchSpan = (operation: Operation): ResultSpan<FoundMemories> =>
  resultSpan(operation, (found) => {
    const records = readProperty(found, "records");
    if (!Array.isArray(records)) return;
    const scores = records.map((record) => readProperty(record, "score"));
    operation.set({
      [ATTR_GEN_AI_MEMORY_RECORD_COUNT]: records.length,
      ...(scores.length > 0 && scores.every(isNumber) && { [ATTR_SIDEBAND_MEMORY_RECORD_SCORES]: scores }),
    });
    operation.setContent(ATTR_GEN_AI_MEMORY_RECORDS, () => records as unknown);
  });
