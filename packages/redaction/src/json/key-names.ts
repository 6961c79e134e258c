import { UniqueKeys } from "../value/unique-keys.ts";
import { CLOSE, type JsonTokens, KEY, OPEN_ARRAY, OPEN_OBJECT } from "./json-tokens.ts";
import type { OpenContainers } from "./open-containers.ts";

/** So many tokens may be looked at for names that are taken. */
const MAX_LOOKS = 1 << 20;

/** Gives names to keys that cannot stay what they are: none that another key of the object has. */
export class KeyNames {
  readonly #text: string;
  readonly #tokens: JsonTokens;
  /** The names that are taken, by depth of the object. */
  readonly #taken = new Map<number, UniqueKeys>();
  #looks = MAX_LOOKS;

  constructor(text: string, tokens: JsonTokens) {
    this.#text = text;
    this.#tokens = tokens;
  }

  /** The name itself, or one like it, for a key of the innermost object. */
  take(name: string, { depth, opening }: OpenContainers): string {
    let taken = this.#taken.get(depth);
    if (taken === undefined) this.#taken.set(depth, (taken = this.#namesOf(opening)));
    return taken.take(name);
  }

  /** The object at a depth has ended. */
  leave(depth: number): void {
    this.#taken.delete(depth);
  }

  /** The keys of an object as they are. */
  #namesOf(opening: number): UniqueKeys {
    const tokens = this.#tokens;
    const names = new UniqueKeys();
    let depth = 0;
    for (let index = opening; index < tokens.count && this.#looks > 0; index += 1) {
      this.#looks -= 1;
      const kind = tokens.kind(index);
      if (kind === KEY && depth === 1) names.take(this.#text.slice(tokens.start(index), tokens.end(index)));
      else if (kind === OPEN_ARRAY || kind === OPEN_OBJECT) depth += 1;
      else if (kind === CLOSE && (depth -= 1) === 0) break;
    }
    return names;
  }
}
