import { embeddingTokens } from "../embedding-tokens.ts";
import { embeddingVectors } from "../embedding-vector.ts";
import type { EmbeddingsEndpoint } from "../endpoint.ts";
import { isWholeNumber } from "../is-whole-number.ts";
import { modelInBody } from "../model-in-body.ts";
import type { ProviderRequest } from "../provider-request.ts";
import { statusReply } from "../status-reply.ts";
import { expectFields, isGiven, isText } from "./expect-fields.ts";
import { openAI } from "./vendor.ts";

const FLOAT_BYTES = 4;
const SMALL_DIMENSIONS = 1536;
const MAX_DIMENSIONS = 3072;

/** Each input as a text: one that was given as token numbers stands for itself. */
const inputsOf = ({ body }: ProviderRequest): readonly string[] => {
  const { input } = body;
  if (!Array.isArray(input)) return [String(input)];
  if (input.every((token) => typeof token === "number")) return [input.join(" ")];
  return input.map((item: unknown) => (Array.isArray(item) ? item.join(" ") : String(item)));
};

const usualDimensions = ({ model }: ProviderRequest): number =>
  model?.includes("large") === true ? MAX_DIMENSIONS : SMALL_DIMENSIONS;

const dimensionsOf = (request: ProviderRequest): unknown => request.body["dimensions"] ?? usualDimensions(request);

/** Floats of 32 bits, the least significant byte first. */
const base64 = (vector: readonly number[]): string => {
  const bytes = Buffer.alloc(vector.length * FLOAT_BYTES);
  for (const [index, value] of vector.entries()) bytes.writeFloatLE(value, index * FLOAT_BYTES);
  return bytes.toString("base64");
};

/**
 * `POST /v1/embeddings` of OpenAI, as numbers or in base64.
 *
 * Source: https://developers.openai.com/api/reference/resources/embeddings
 */
export const embeddings: EmbeddingsEndpoint = {
  name: "openai.embeddings",
  vendor: openAI,
  takes: "embeddings",
  serves: (pathname) => pathname === "/v1/embeddings",
  model: modelInBody,

  refusal(request) {
    const refusal = expectFields(request, { model: isText, input: isGiven });
    if (refusal !== null || isWholeNumber(dimensionsOf(request), 1, MAX_DIMENSIONS)) return refusal;
    const message = `Invalid value for 'dimensions': expected a whole number from 1 to ${MAX_DIMENSIONS}.`;
    return statusReply(400, { message, param: "dimensions", code: "invalid_value" });
  },

  body({ reply, request }) {
    const inputs = inputsOf(request);
    const encode = request.body["encoding_format"] === "base64" ? base64 : (vector: readonly number[]) => vector;
    const tokens = embeddingTokens(reply, inputs);
    return JSON.stringify({
      object: "list",
      data: embeddingVectors(reply, inputs, Number(dimensionsOf(request))).map((vector, index) => ({
        object: "embedding",
        index,
        embedding: encode(vector),
      })),
      model: reply.model ?? request.model,
      ...(tokens !== null && { usage: { prompt_tokens: tokens, total_tokens: tokens } }),
    });
  },
};
