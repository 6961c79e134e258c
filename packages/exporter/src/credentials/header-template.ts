import { expectKey } from "./credential-key.ts";

/** A literal brace, a placeholder with its key, a brace that is neither, or text. */
const PART = /(\{\{|\}\})|\{([^{}]*)\}|([{}])|[^{}]+/g;

/** The value of a header with placeholders for credentials: `Bearer {api-token}`; literal braces are doubled. */
export class HeaderTemplate {
  /** The text at even places, and keys at odd ones. */
  readonly #parts: readonly string[];

  /** @throws TypeError for a brace without its match or a placeholder without a key; the text is no part of it. */
  constructor(name: string, template: string) {
    const parts = [""];
    for (const [text, brace, key, stray] of template.matchAll(PART)) {
      if (stray !== undefined) {
        throw new TypeError(`Expected \`headers["${name}"]\` to have literal braces doubled, got a single one`);
      }
      if (key === undefined) parts.push((parts.pop() ?? "") + (brace?.charAt(0) ?? text));
      else parts.push(expectKey(key), "");
    }
    this.#parts = parts;
  }

  get keys(): readonly string[] {
    return this.#parts.filter((_, place) => place % 2 === 1);
  }

  render(valueOf: (key: string) => string): string {
    return this.#parts.map((part, place) => (place % 2 === 1 ? valueOf(part) : part)).join("");
  }
}
