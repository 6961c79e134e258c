import { namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, HEX } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";
import { uuid } from "../uuid.ts";

export const llmByNameFormats: readonly SecretFormat[] = [
  {
    detector: "cohere-api-token",
    source: "https://docs.cohere.com/reference/about",
    sample: (random) => random.text(ALPHANUMERIC, 40),
    contexts: namedContexts("cohere"),
  },
  {
    detector: "mistral-api-key",
    source: "https://docs.mistral.ai/getting-started/quickstart",
    sample: (random) => random.text(ALPHANUMERIC, 32),
    contexts: namedContexts("mistral"),
  },
  {
    detector: "together-legacy-api-key",
    source: "https://docs.together.ai/docs/quickstart",
    sample: (random) => random.text(HEX, 64),
    contexts: namedContexts("together"),
  },
  {
    detector: "elevenlabs-legacy-api-key",
    source: "https://elevenlabs.io/docs/api-reference/authentication",
    sample: (random) => random.text(HEX, 32),
    contexts: namedContexts("elevenlabs"),
  },
  {
    detector: "assemblyai-api-key",
    source: "https://www.assemblyai.com/docs/api-reference/overview",
    sample: (random) => random.text(HEX, 32),
    contexts: namedContexts("assemblyai"),
  },
  {
    detector: "deepgram-api-key",
    source: "https://developers.deepgram.com/docs/create-additional-api-keys",
    sample: (random) => random.text(HEX, 40),
    contexts: namedContexts("deepgram"),
  },
  {
    detector: "zhipu-api-key",
    source: "https://docs.bigmodel.cn/",
    sample: (random) => `${random.text(HEX, 32)}.${random.text(ALPHANUMERIC, 16)}`,
    contexts: namedContexts("zhipu"),
  },
  {
    detector: "model-provider-api-key",
    source: "https://docs.ai21.com/reference/api-authentication",
    sample: (random) => random.text(ALPHANUMERIC, 32),
    contexts: (secret, random) =>
      namedContexts(random.pick(["ai21", "deepinfra", "clarifai", "speechmatics", "nlpcloud", "baseten"]))(
        secret,
        random,
      ),
  },
  {
    detector: "model-provider-api-key",
    source: "https://docs.sambanova.ai/",
    sample: uuid,
    contexts: (secret, random) => namedContexts(random.pick(["sambanova", "cartesia", "gladia"]))(secret, random),
  },
  {
    detector: "model-provider-api-key",
    source: "https://docs.fireworks.ai/getting-started/quickstart",
    sample: (random) => random.text(ALPHANUMERIC, 48),
    contexts: namedContexts("fireworks"),
  },
];
