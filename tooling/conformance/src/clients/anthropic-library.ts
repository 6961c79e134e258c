import Anthropic from "@anthropic-ai/sdk";
import { zodOutputFormat } from "@anthropic-ai/sdk/helpers/zod";
import Anthropic0 from "@anthropic-ai/sdk-0";
import * as helpers0 from "@anthropic-ai/sdk-0/helpers/zod";

/** One line of Anthropic's client. */
export interface AnthropicLibrary {
  readonly name: string;
  readonly Client: typeof Anthropic;
  readonly zodOutputFormat: typeof zodOutputFormat;
}

export const anthropic1: AnthropicLibrary = { name: "anthropic 1", Client: Anthropic, zodOutputFormat };

/** Its types are another package's; the calls that are made here are the same. */
export const anthropic0: AnthropicLibrary = {
  name: "anthropic 0",
  Client: Anthropic0,
  ...helpers0,
} as unknown as AnthropicLibrary;
