/** What a client must have to be wrapped. Whatever else it has stays as it is. */
export interface OpenAIShape {
  readonly chat: { readonly completions: { create(...args: never[]): unknown } };
}
