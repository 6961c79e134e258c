import { SpanKind } from "@opentelemetry/api";
import {
  ATTR_GEN_AI_DATA_SOURCE_ID,
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_RETRIEVAL_DOCUMENTS,
  ATTR_GEN_AI_RETRIEVAL_QUERY_TEXT,
  ATTR_GEN_AI_RETRIEVAL_TOP_K,
  GEN_AI_OPERATION_RETRIEVAL,
} from "@sideband/semconv";

import { sampleCount } from "../distribution/sample.ts";
import type { SpanEnd } from "../plan/planned-span.ts";
import type { Timeline } from "../plan/timeline.ts";
import { chance } from "../random/chance.ts";
import { pick } from "../random/pick.ts";
import { planEmbeddings } from "./plan-embeddings.ts";
import type { RetrievalScenario } from "./retrieval.ts";

const QUERY_TOKENS = 8;

export const planRetrieval = (timeline: Timeline, scenario: RetrievalScenario): SpanEnd => {
  const start = {
    name: `${GEN_AI_OPERATION_RETRIEVAL} ${scenario.dataSource}`,
    kind: SpanKind.CLIENT as const,
    attributes: {
      [ATTR_GEN_AI_OPERATION_NAME]: GEN_AI_OPERATION_RETRIEVAL,
      [ATTR_GEN_AI_DATA_SOURCE_ID]: scenario.dataSource,
    },
  };
  return timeline.span(start, (inside) => {
    const { random, content } = inside;
    const attributes = {
      [ATTR_GEN_AI_RETRIEVAL_TOP_K]: scenario.topK,
      ...(content && { [ATTR_GEN_AI_RETRIEVAL_QUERY_TEXT]: content.text(QUERY_TOKENS) }),
    };
    const embedded = scenario.embeddings && planEmbeddings(inside, scenario.embeddings);
    // Without the embedding of its query there is nothing to search by.
    if (embedded?.failure !== undefined) return { attributes, failure: embedded.failure };
    const found = Math.min(sampleCount(scenario.documents, random), scenario.topK);
    const failure = chance(scenario.errorRate, random) ? pick(scenario.errors, random) : undefined;
    inside.wait(failure?.latency ?? scenario.latency);
    if (content === undefined || failure !== undefined) return { attributes, failure };
    const documents = Array.from({ length: found }, (_, index) => ({ id: `doc-${index + 1}`, score: content.score() }));
    return { attributes: { ...attributes, [ATTR_GEN_AI_RETRIEVAL_DOCUMENTS]: JSON.stringify(documents) } };
  });
};
