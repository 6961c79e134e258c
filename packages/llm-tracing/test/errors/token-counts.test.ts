import { expect, it } from "vitest";

import { tokenCounts } from "../../src/errors/token-counts.ts";

it.each([
  [
    "This model's maximum context length is 4097 tokens, however you requested 4569 tokens (3545 in your prompt; 1024 for the completion).",
    4097,
    4569,
  ],
  [
    "This model's maximum context length is 128,000 tokens. However, you requested about 130,000 tokens (x).",
    128_000,
    130_000,
  ],
  ["Invalid 'input[0]': maximum context length is 8192 tokens.", 8192, undefined],
  [
    "max_tokens is too large: 5000. This model supports at most 4096 completion tokens, whereas you provided 5000.",
    4096,
    5000,
  ],
  ["Your input exceeds the context window of this model.", undefined, undefined],
  ["prompt is too long: 209353 tokens > 200000 maximum", 200_000, 209_353],
  ["Prompt is too long. But prompt is too long indeed.", undefined, undefined],
  [
    "input length and `max_tokens` exceed context limit: 178959 + 64000 > 200000, decrease input length",
    200_000,
    242_959,
  ],
  ["max_tokens: 8193 > 4096, which is the maximum allowed number of output tokens for claude", 4096, 8193],
  ["The input token count (1200293) exceeds the maximum number of tokens allowed (1048576).", 1_048_576, 1_200_293],
  ["The input token count exceeds the maximum number of tokens allowed (1048576).", 1_048_576, undefined],
  [
    "Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length",
    32_768,
    40_000,
  ],
  ["The maximum tokens you requested exceeds the model limit of 2048. Try again with less.", 2048, undefined],
])("reads %s", (message, limit, requested) => {
  expect(tokenCounts(message)).toEqual({ ...(limit && { limit }), ...(requested && { requested }) });
});

it.each([
  ["message"],
  [""],
  ["the model is too long"],
  ["maximum context length is , tokens"],
  [`${" ".repeat(600)}prompt is too long: 5 tokens > 3 maximum`],
])("finds nothing in %j", (message) => {
  expect(Object.values(tokenCounts(message) ?? {})).toEqual([]);
});

it("reads no number that is none", () => {
  expect(tokenCounts("prompt is too long: ,,, tokens > 0 maximum")).toEqual({});
});
