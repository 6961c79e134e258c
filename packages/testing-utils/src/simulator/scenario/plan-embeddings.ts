import { SpanKind } from "@opentelemetry/api";
import {
  ATTR_GEN_AI_EMBEDDINGS_DIMENSION_COUNT,
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_GEN_AI_USAGE_INPUT_TOKENS,
  GEN_AI_OPERATION_EMBEDDINGS,
} from "@sideband/semconv";

import { sampleCount } from "../distribution/sample.ts";
import type { SpanEnd } from "../plan/planned-span.ts";
import type { Timeline } from "../plan/timeline.ts";
import { chance } from "../random/chance.ts";
import { pick } from "../random/pick.ts";
import type { EmbeddingsRequestScenario } from "./embeddings.ts";
import { serverAttributes } from "./provider.ts";

export const planEmbeddings = (timeline: Timeline, scenario: EmbeddingsRequestScenario): SpanEnd => {
  const start = {
    name: `${GEN_AI_OPERATION_EMBEDDINGS} ${scenario.model}`,
    kind: SpanKind.CLIENT as const,
    attributes: {
      [ATTR_GEN_AI_OPERATION_NAME]: GEN_AI_OPERATION_EMBEDDINGS,
      [ATTR_GEN_AI_PROVIDER_NAME]: scenario.provider,
      [ATTR_GEN_AI_REQUEST_MODEL]: scenario.model,
      ...serverAttributes(scenario),
    },
  };
  return timeline.span(start, (inside): SpanEnd => {
    const { random } = inside;
    const inputTokens = sampleCount(scenario.inputTokens, random);
    const failure = chance(scenario.errorRate, random) ? pick(scenario.errors, random) : undefined;
    inside.wait(failure?.latency ?? scenario.latency);
    const dimensions = { [ATTR_GEN_AI_EMBEDDINGS_DIMENSION_COUNT]: scenario.dimensions };
    if (failure !== undefined) return { attributes: dimensions, failure };
    return {
      attributes: {
        ...dimensions,
        [ATTR_GEN_AI_RESPONSE_MODEL]: scenario.model,
        [ATTR_GEN_AI_USAGE_INPUT_TOKENS]: inputTokens,
      },
    };
  });
};
