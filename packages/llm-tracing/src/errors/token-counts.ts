/** Providers say early what is too long; what they quote comes later. */
const MAX_LENGTH = 512;

/**
 * How providers say in words that there are too many tokens: OpenAI and what is compatible with it, Anthropic, Google,
 * Mistral, Bedrock. No part of a pattern can match without bound.
 */
const PATTERNS: readonly RegExp[] = [
  /maximum context length is (?<limit>[\d,]{1,12}) tokens(?:.{0,80}?(?:resulted in|requested) (?:about )?(?<requested>[\d,]{1,12}) tokens)?/,
  /max_tokens is too large: (?<requested>[\d,]{1,12})\. This model supports at most (?<limit>[\d,]{1,12}) /,
  /input exceeds the context window/,
  /prompt is too long(?:: (?<requested>[\d,]{1,12}) tokens > (?<limit>[\d,]{1,12}) maximum)?/,
  /exceed context limit: (?<requested>[\d,]{1,12}) \+ (?<more>[\d,]{1,12}) > (?<limit>[\d,]{1,12})/,
  /max_tokens: (?<requested>[\d,]{1,12}) > (?<limit>[\d,]{1,12})/,
  /input token count (?:\((?<requested>[\d,]{1,12})\) )?exceeds the maximum number of tokens allowed \((?<limit>[\d,]{1,12})\)/,
  /contains (?<requested>[\d,]{1,12}) tokens .{0,60}?too large for model with (?<limit>[\d,]{1,12}) maximum context length/,
  /maximum tokens you requested exceeds the model limit of (?<limit>[\d,]{1,12})/,
  /^Input is too long for requested model/,
];

export interface TokenCounts {
  /** How many tokens the model takes. */
  readonly limit?: number;
  /** How many the request came to. */
  readonly requested?: number;
}

const count = (digits: string | undefined): number | undefined => {
  const value = Number(digits?.replaceAll(",", ""));
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
};

/** The numbers in a message that says that there are too many tokens, as far as it tells; undefined for any other. */
export const tokenCounts = (message: string): TokenCounts | undefined => {
  const beginning = message.slice(0, MAX_LENGTH);
  for (const pattern of PATTERNS) {
    const match = pattern.exec(beginning);
    if (match === null) continue;
    const limit = count(match.groups?.["limit"]);
    const prompt = count(match.groups?.["requested"]);
    const requested = prompt === undefined ? undefined : prompt + (count(match.groups?.["more"]) ?? 0);
    return { ...(limit !== undefined && { limit }), ...(requested !== undefined && { requested }) };
  }
  return undefined;
};
