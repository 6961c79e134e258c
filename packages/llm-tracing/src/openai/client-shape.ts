interface Resource {
  create(...args: never[]): unknown;
}

/** What a client must have one of to be wrapped. Whatever else it has stays as it is. */
export type OpenAIShape =
  | { readonly chat: { readonly completions: Resource } }
  | { readonly responses: Resource }
  | { readonly beta: { readonly responses: Resource } }
  | { readonly embeddings: Resource }
  | { readonly completions: Resource };
