const CHARACTERS_PER_TOKEN = 4;

/** A rule of thumb: four characters are a token. */
export const estimateTokens = (text: string): number => Math.ceil(text.length / CHARACTERS_PER_TOKEN);
