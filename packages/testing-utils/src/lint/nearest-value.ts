import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_OUTPUT_TYPE,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTR_OPENAI_API_TYPE,
} from "@sideband/semconv";

import { editDistance } from "../value/edit-distance.ts";

/** Letters and digits only, in lower case: `Tool-Calls` is as near to `tool_call` as `tool_calls` is. */
const bare = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/gu, "");

// What providers, client libraries and frameworks say where the conventions have another word. In bare letters.
const ALIASES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [ATTR_GEN_AI_OPERATION_NAME]: {
    chatcompletion: "chat",
    chatcompletions: "chat",
    completion: "text_completion",
    completions: "text_completion",
    embed: "embeddings",
    retrieve: "retrieval",
    toolcall: "execute_tool",
    calltool: "execute_tool",
    runagent: "invoke_agent",
    agentrun: "invoke_agent",
    workflow: "invoke_workflow",
    planning: "plan",
  },
  [ATTR_GEN_AI_OUTPUT_TYPE]: {
    jsonschema: "json",
    jsonobject: "json",
    applicationjson: "json",
    textplain: "text",
    audio: "speech",
  },
  [ATTR_GEN_AI_PROVIDER_NAME]: {
    azure: "azure.ai.openai",
    azureopenai: "azure.ai.openai",
    bedrock: "aws.bedrock",
    awsbedrock: "aws.bedrock",
    amazonbedrock: "aws.bedrock",
    mistral: "mistral_ai",
    moonshot: "moonshot_ai",
    watsonx: "ibm.watsonx.ai",
    watsonxai: "ibm.watsonx.ai",
    vertex: "gcp.vertex_ai",
    googlevertex: "gcp.vertex_ai",
    googlegemini: "gcp.gemini",
    googlegenai: "gcp.gen_ai",
  },
  [ATTR_GEN_AI_RESPONSE_FINISH_REASONS]: {
    functioncall: "tool_call",
    tooluse: "tool_call",
    endturn: "stop",
    stopsequence: "stop",
    complete: "stop",
    completed: "stop",
    maxtokens: "length",
    maxoutputtokens: "length",
    refusal: "content_filter",
    safety: "content_filter",
    recitation: "content_filter",
    prohibitedcontent: "content_filter",
    blocklist: "content_filter",
    contentfiltered: "content_filter",
  },
  [ATTR_OPENAI_API_TYPE]: { chat: "chat_completions" },
};

/** No enum has a longer value; what is longer is no misspelling of one. */
const LONGEST = 64;

/** So many letters may be wrong in a word: none in short ones, since most short words are near to one another. */
const tolerated = (length: number): number => {
  if (length < 5) return 0;
  return length < 9 ? 1 : 2;
};

/** The well-known value that a value was most likely meant to be; `undefined` for a value of its own. */
export const nearestValue = (key: string, value: string, known: readonly string[]): string | undefined => {
  if (value.length > LONGEST) return undefined;
  const word = bare(value);
  const alias = Object.hasOwn(ALIASES, key) ? ALIASES[key] : undefined;
  if (alias !== undefined && Object.hasOwn(alias, word)) return alias[word];
  const ranked = known
    .map((candidate) => ({ candidate, distance: editDistance(word, bare(candidate)) }))
    .toSorted((left, right) => left.distance - right.distance);
  const [best] = ranked;
  return best !== undefined && best.distance <= tolerated(word.length) ? best.candidate : undefined;
};
