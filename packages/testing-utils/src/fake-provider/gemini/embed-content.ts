import { embeddingTokens } from "../embedding-tokens.ts";
import { embeddingVectors } from "../embedding-vector.ts";
import type { EmbeddingsEndpoint } from "../endpoint.ts";
import { isWholeNumber } from "../is-whole-number.ts";
import type { ProviderRequest } from "../provider-request.ts";
import { statusReply } from "../status-reply.ts";
import { methodOf, modelOf, requestUrl } from "./model-path.ts";
import { geminiRefusal } from "./refusal.ts";
import { gemini } from "./vendor.ts";

const MAX_DIMENSIONS = 3072;

interface EmbedRequest {
  readonly text: string;
  readonly dimensions: unknown;
}

const isBatch = (request: ProviderRequest): boolean => methodOf(requestUrl(request).pathname) === "batchEmbedContents";

/** What of a request is embedded: the texts of its parts, however deep they lie. */
const textsIn = (content: unknown): string => {
  if (typeof content !== "object" || content === null) return "";
  if (Array.isArray(content)) return content.map((part) => textsIn(part)).join("");
  if ("parts" in content) return textsIn(content.parts);
  return "text" in content && typeof content.text === "string" ? content.text : "";
};

const requestsOf = (request: ProviderRequest): readonly EmbedRequest[] => {
  const { requests } = request.body;
  const bodies: readonly unknown[] = isBatch(request) && Array.isArray(requests) ? requests : [request.body];
  return bodies.map((body) => {
    const { content, outputDimensionality }: Readonly<Record<string, unknown>> = { ...Object(body) };
    return { text: textsIn(content), dimensions: outputDimensionality ?? MAX_DIMENSIONS };
  });
};

/**
 * `POST /v1beta/models/{model}:embedContent` and `:batchEmbedContents` of Gemini.
 *
 * Source: https://ai.google.dev/api/embeddings
 */
export const embedContent: EmbeddingsEndpoint = {
  name: "gemini.embed_content",
  vendor: gemini,
  takes: "embeddings",
  serves: (pathname) => ["embedContent", "batchEmbedContents"].includes(methodOf(pathname) ?? ""),
  model: modelOf,

  refusal(request) {
    const refusal = geminiRefusal(request, isBatch(request) ? "requests" : "content");
    if (refusal !== null) return refusal;
    if (requestsOf(request).every(({ dimensions }) => isWholeNumber(dimensions, 1, MAX_DIMENSIONS))) return null;
    return statusReply(400, {
      message: `* EmbedContentRequest.output_dimensionality: must be in 1..${MAX_DIMENSIONS}\n`,
    });
  },

  body({ reply, request }) {
    const inputs = requestsOf(request);
    const texts = inputs.map(({ text }) => text);
    const vectors = embeddingVectors(reply, texts, Number(inputs[0]?.dimensions));
    const embeddings = vectors.map((values) => ({ values }));
    const tokenCount = embeddingTokens(reply, texts);
    const usageMetadata = {
      promptTokenCount: tokenCount,
      promptTokenDetails: [{ modality: "TEXT", tokenCount }],
    };
    return JSON.stringify({
      ...(isBatch(request) ? { embeddings } : { embedding: embeddings[0] }),
      ...(tokenCount !== null && { usageMetadata }),
    });
  },
};
