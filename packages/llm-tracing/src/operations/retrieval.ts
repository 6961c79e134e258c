import { SpanKind } from "@opentelemetry/api";
import { readProperty } from "@sideband/propagation/lifetime";
import {
  ATTR_GEN_AI_AGENT_NAME,
  ATTR_GEN_AI_DATA_SOURCE_ID,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_RETRIEVAL_DOCUMENTS,
  ATTR_GEN_AI_RETRIEVAL_QUERY_TEXT,
  ATTR_GEN_AI_RETRIEVAL_TOP_K,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  GEN_AI_OPERATION_RETRIEVAL,
} from "@sideband/semconv";

import { count, string } from "../span/attribute-fields.ts";
import type { Operation } from "../span/operation.ts";
import type { TracerSettings } from "../span/tracer-settings.ts";
import { type OperationKind, startKind } from "./operation-kind.ts";
import { ownAgent } from "./own-agent.ts";
import { type ResultSpan, resultSpan } from "./result-span.ts";

/** A search for documents that a model is to be given. */
export interface Retrieval {
  /** The store that is searched. Part of the span's name: keep it static. */
  readonly dataSourceId?: string;
  /** Recorded only where content is captured. */
  readonly query?: string;
  /** How many documents are asked for. */
  readonly topK?: number;
  /** The model that embeds the query, where the store does that. */
  readonly model?: string;
  readonly provider?: string;
  readonly serverAddress?: string;
  readonly serverPort?: number;
  /** @default the agent that it is part of */
  readonly agentName?: string;
}

export interface RetrievedDocuments {
  /** Recorded only where content is captured. */
  readonly documents: readonly { readonly id?: string; readonly score?: number; readonly [key: string]: unknown }[];
}

const RETRIEVAL: OperationKind<Retrieval> = {
  operation: GEN_AI_OPERATION_RETRIEVAL,
  kind: SpanKind.CLIENT,
  named: ATTR_GEN_AI_DATA_SOURCE_ID,
  fields: [
    ["dataSourceId", ATTR_GEN_AI_DATA_SOURCE_ID, string],
    ["topK", ATTR_GEN_AI_RETRIEVAL_TOP_K, count],
    ["model", ATTR_GEN_AI_REQUEST_MODEL, string],
    ["provider", ATTR_GEN_AI_PROVIDER_NAME, string],
    ["serverAddress", ATTR_SERVER_ADDRESS, string],
    ["serverPort", ATTR_SERVER_PORT, count],
    ["agentName", ATTR_GEN_AI_AGENT_NAME, string],
  ],
  content: [["query", ATTR_GEN_AI_RETRIEVAL_QUERY_TEXT, "text"]],
};

export const startRetrieval = (settings: TracerSettings, retrieval: Retrieval): Operation =>
  startKind(settings, RETRIEVAL, retrieval, { known: ownAgent });

export const retrievalSpan = (operation: Operation): ResultSpan<RetrievedDocuments> =>
  resultSpan(operation, (found) => {
    const documents = readProperty(found, "documents");
    if (Array.isArray(documents)) operation.setContent(ATTR_GEN_AI_RETRIEVAL_DOCUMENTS, () => documents as unknown);
  });
