import { readProperty } from "@sideband/propagation/lifetime";
import {
  ATTR_GEN_AI_EMBEDDINGS_DIMENSION_COUNT,
  ATTR_GEN_AI_REQUEST_ENCODING_FORMATS,
  GEN_AI_OPERATION_EMBEDDINGS,
} from "@sideband/semconv";

import type { Endpoint } from "../../client/endpoint.ts";
import type { ModelApi } from "../../client/model-api.ts";
import type { InferenceRequest, InferenceResponse } from "../../inference/inference-request.ts";
import type { InferenceSpan } from "../../inference/inference-span.ts";
import { type AttributeFields, attributesFrom, count, strings } from "../../span/attribute-fields.ts";
import { usageOf } from "../chat/response.ts";
import { askedModel } from "../request/asked-model.ts";
import { dimensionCount } from "./dimension-count.ts";

// The client asks for base64 where the application names no format, and decodes it: that is no wish of anybody's.
const FIELDS: AttributeFields<string> = [
  ["dimensions", ATTR_GEN_AI_EMBEDDINGS_DIMENSION_COUNT, count],
  ["encoding_format", ATTR_GEN_AI_REQUEST_ENCODING_FORMATS, strings],
];

const requestOf = (body: unknown, endpoint: Endpoint): InferenceRequest => ({
  operation: GEN_AI_OPERATION_EMBEDDINGS,
  ...endpoint,
  ...({ model: askedModel(body, endpoint), attributes: attributesFrom(body, FIELDS) } as Partial<InferenceRequest>),
});

const recordAnswer = (inference: InferenceSpan, answer: unknown): void => {
  inference.recordResponse({ model: readProperty(answer, "model") } as InferenceResponse);
  const usage = usageOf(answer);
  if (usage !== undefined) inference.recordUsage({ inputTokens: usage.inputTokens } as typeof usage);
  const dimensions = dimensionCount(answer);
  if (dimensions !== undefined) inference.operation.set({ [ATTR_GEN_AI_EMBEDDINGS_DIMENSION_COUNT]: dimensions });
};

/** `embeddings.create`. Neither its texts nor its vectors are recorded: the conventions have no place for them. */
export const embeddingsApi: ModelApi = {
  request: requestOf,
  content: () => ({}),
  recordAnswer,
  chunkReader: () => () => {},
};
