/** What a client must have to be wrapped. Whatever else it has stays as it is. */
export interface AnthropicShape {
  readonly messages: { create(...args: never[]): unknown };
}
