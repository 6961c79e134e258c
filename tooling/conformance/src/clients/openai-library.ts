import OpenAI6 from "openai-6";
import * as helpers6 from "openai-6/helpers/zod";
import OpenAI from "openai";
import { zodResponseFormat, zodTextFormat } from "openai/helpers/zod";

import type { Connection } from "./model-client.ts";

/** One line of OpenAI's client. */
export interface OpenAILibrary {
  readonly name: string;
  readonly Client: typeof OpenAI;
  readonly zodResponseFormat: typeof zodResponseFormat;
  readonly zodTextFormat: typeof zodTextFormat;
}

export const openAI7: OpenAILibrary = { name: "openai 7", Client: OpenAI, zodResponseFormat, zodTextFormat };

/** Its types are another package's; the calls that are made here are the same. */
export const openAI6: OpenAILibrary = { name: "openai 6", Client: OpenAI6, ...helpers6 } as unknown as OpenAILibrary;

export const openOpenAI = ({ Client }: OpenAILibrary, { openAIUrl, fetch }: Connection): OpenAI =>
  new Client({ baseURL: openAIUrl, fetch, apiKey: "test", maxRetries: 0, logLevel: "off" });
