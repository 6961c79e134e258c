import { readProperty } from "@sideband/propagation/lifetime";
import {
  ATTR_GEN_AI_EMBEDDINGS_DIMENSION_COUNT,
  ATTR_GEN_AI_REQUEST_ENCODING_FORMATS,
  GEN_AI_OPERATION_EMBEDDINGS,
} from "@sideband/semconv";

import type { InferenceRequest } from "../inference/inference-request.ts";
import { type AttributeFields, attributesFrom, count, flatAttributes, strings } from "../span/attribute-fields.ts";

/** What a model that embeds is asked for. */
export interface EmbeddingsRequest extends Pick<
  InferenceRequest,
  "provider" | "model" | "serverAddress" | "serverPort" | "attributes"
> {
  /** How many dimensions the vectors are to have. */
  readonly dimensionCount?: number;
  readonly encodingFormats?: string | readonly string[];
}

const FIELDS: AttributeFields<keyof EmbeddingsRequest> = [
  ["dimensionCount", ATTR_GEN_AI_EMBEDDINGS_DIMENSION_COUNT, count],
  ["encodingFormats", ATTR_GEN_AI_REQUEST_ENCODING_FORMATS, strings],
];

/** A request for embeddings as a request to any model. */
export const embeddingsRequest = (request: EmbeddingsRequest): InferenceRequest =>
  ({
    operation: GEN_AI_OPERATION_EMBEDDINGS,
    provider: readProperty(request, "provider"),
    model: readProperty(request, "model"),
    serverAddress: readProperty(request, "serverAddress"),
    serverPort: readProperty(request, "serverPort"),
    attributes: { ...flatAttributes(readProperty(request, "attributes")), ...attributesFrom(request, FIELDS) },
  }) as InferenceRequest;
