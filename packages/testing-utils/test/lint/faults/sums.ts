import { chat, having } from "../support/sound-spans.ts";
import type { Row } from "./row.ts";

/** Parts of the tokens, and the whole. */
export const SUMS: readonly Row[] = [
  [
    "more cached than came in",
    having(chat, { "gen_ai.usage.cache_read.input_tokens": 101 }),
    [["token-subset", "gen_ai.usage.cache_read.input_tokens"]],
  ],
  [
    "more written to the cache than came in",
    having(chat, { "gen_ai.usage.cache_write.input_tokens": 101 }),
    [["token-subset", "gen_ai.usage.cache_write.input_tokens"]],
  ],
  [
    "more reasoning than went out",
    having(chat, { "gen_ai.usage.reasoning.output_tokens": 21 }),
    [["token-subset", "gen_ai.usage.reasoning.output_tokens"]],
  ],
  [
    "modalities that add up to more",
    having(chat, { "gen_ai.usage.audio.input_tokens": 1 }),
    [["token-subset", "gen_ai.usage.text.input_tokens"]],
  ],
  [
    "modalities that add up to more, out",
    having(chat, { "gen_ai.usage.text.output_tokens": 15, "gen_ai.usage.audio.output_tokens": 6 }),
    [["token-subset", "gen_ai.usage.text.output_tokens"]],
  ],
  [
    "a modality that was cached more than it came",
    having(chat, { "gen_ai.usage.text.cache_read.input_tokens": 41 }),
    [["token-subset", "gen_ai.usage.text.cache_read.input_tokens"]],
  ],
  [
    "modalities that were cached more than all",
    having(chat, { "gen_ai.usage.text.cache_read.input_tokens": 30, "gen_ai.usage.image.cache_read.input_tokens": 31 }),
    [["token-subset", "gen_ai.usage.text.cache_read.input_tokens"]],
  ],
  ["a total that is unknown", having(chat, { "gen_ai.usage.output_tokens": undefined }), []],
  [
    "more cached than came in, large",
    having(chat, { "gen_ai.usage.cache_read.input_tokens": 101n, "gen_ai.usage.input_tokens": 100n }),
    [["token-subset", "gen_ai.usage.cache_read.input_tokens"]],
  ],
  [
    "a picture that was cached more than it came",
    having(chat, { "gen_ai.usage.image.input_tokens": 9, "gen_ai.usage.image.cache_read.input_tokens": 10 }),
    [["token-subset", "gen_ai.usage.image.cache_read.input_tokens"]],
  ],
  [
    "sound that was cached more than it came",
    having(chat, {
      "gen_ai.usage.image.input_tokens": 0,
      "gen_ai.usage.audio.input_tokens": 9,
      "gen_ai.usage.audio.cache_read.input_tokens": 10,
    }),
    [["token-subset", "gen_ai.usage.audio.cache_read.input_tokens"]],
  ],
];
