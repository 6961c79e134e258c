import type OpenAI from "openai";

import { DEFAULT_MODEL, DEFAULT_PROMPT, type ModelClient } from "./model-client.ts";
import { openOpenAI, type OpenAILibrary } from "./openai-library.ts";

const DIMENSIONS = 4;

/** Embeddings of OpenAI. */
export const openAIEmbeddings = (library: OpenAILibrary): ModelClient => ({
  name: `${library.name} embeddings`,
  kind: "openai",
  open: (connection) => openOpenAI(library, connection),
  create: (client: OpenAI, { model = DEFAULT_MODEL, prompt = DEFAULT_PROMPT }, options) =>
    client.embeddings.create({ model, input: prompt, dimensions: DIMENSIONS }, options),
  completions: null,
});
