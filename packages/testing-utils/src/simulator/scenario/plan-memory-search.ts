import { SpanKind } from "@opentelemetry/api";
import {
  ATTR_GEN_AI_MEMORY_QUERY_TEXT,
  ATTR_GEN_AI_MEMORY_RECORD_COUNT,
  ATTR_GEN_AI_MEMORY_RECORDS,
  ATTR_GEN_AI_MEMORY_STORE_ID,
  ATTR_GEN_AI_OPERATION_NAME,
  GEN_AI_OPERATION_SEARCH_MEMORY,
} from "@sideband/semconv";

import type { ContentWriter } from "../content/content-writer.ts";
import { sampleCount } from "../distribution/sample.ts";
import type { SpanEnd } from "../plan/planned-span.ts";
import type { Timeline } from "../plan/timeline.ts";
import { chance } from "../random/chance.ts";
import { pick } from "../random/pick.ts";
import type { MemorySearchScenario } from "./memory-search.ts";

const QUERY_TOKENS = 8;
const RECORD_TOKENS = 12;
// Of more than that no one could read all; the count says how many there are.
const LISTED_RECORDS = 100;

const recordsText = (content: ContentWriter, found: number): string => {
  const records = Array.from({ length: Math.min(found, LISTED_RECORDS) }, (_, index) => ({
    id: `memory-${index + 1}`,
    content: content.text(RECORD_TOKENS),
    score: content.score(),
  }));
  return JSON.stringify(records);
};

export const planMemorySearch = (timeline: Timeline, scenario: MemorySearchScenario): SpanEnd => {
  const start = {
    name: GEN_AI_OPERATION_SEARCH_MEMORY,
    kind: SpanKind.CLIENT as const,
    attributes: {
      [ATTR_GEN_AI_OPERATION_NAME]: GEN_AI_OPERATION_SEARCH_MEMORY,
      [ATTR_GEN_AI_MEMORY_STORE_ID]: scenario.store,
    },
  };
  return timeline.span(start, (inside): SpanEnd => {
    const { random, content } = inside;
    const query = content && { [ATTR_GEN_AI_MEMORY_QUERY_TEXT]: content.text(QUERY_TOKENS) };
    const found = sampleCount(scenario.records, random);
    const failure = chance(scenario.errorRate, random) ? pick(scenario.errors, random) : undefined;
    inside.wait(failure?.latency ?? scenario.latency);
    if (failure !== undefined) return { attributes: { ...query }, failure };
    return {
      attributes: {
        ...query,
        [ATTR_GEN_AI_MEMORY_RECORD_COUNT]: found,
        ...(content && { [ATTR_GEN_AI_MEMORY_RECORDS]: recordsText(content, found) }),
      },
    };
  });
};
