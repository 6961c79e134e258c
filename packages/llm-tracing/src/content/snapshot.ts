import { expectLength } from "./expect-length.ts";

/** How deep values may nest in an attribute. @see https://opentelemetry.io/docs/specs/otel/common/#attribute-limits */
const MAX_DEPTH = 64;

/** Content as it was at one moment. */
export interface Snapshot {
  /** A copy, of which JSON says what it says of the original; Dates and the like are still the original's own. */
  readonly value: unknown;
  /** Whether the copy is nothing but what an attribute of SDK 3.x may be. */
  readonly isAttributeValue: boolean;
}

/** The copies that are being made. */
interface Ancestor {
  readonly value: object;
  readonly depth: number;
  readonly above: Ancestor | undefined;
}

/**
 * Copies content, at the cost of its structure, not of its texts. As JSON does, and hence in place of it, this reads
 * every property once, leaves out members that are undefined, functions or symbols, and writes "[Circular]" for a
 * reference back; what a getter throws, this throws.
 */
export const takeSnapshot = (content: unknown): Snapshot => {
  const copier = new Copier();
  const value = copier.copy(content, undefined);
  return { value, isAttributeValue: copier.isAttributeValue };
};

class Copier {
  isAttributeValue = true;

  copy(value: unknown, above: Ancestor | undefined): unknown {
    switch (typeof value) {
      case "string":
      case "boolean":
        return value;
      case "number":
        return Number.isFinite(value) ? value + 0 : null; // -0 becomes 0
      case "object":
        return value === null ? null : this.#object(value, above);
      case "function":
        return "toJSON" in value ? this.#forJson(value) : undefined;
      case "bigint":
        return this.#forJson(value);
      default:
        return undefined;
    }
  }

  /** What only JSON can tell. */
  #forJson<T>(value: T): T {
    this.isAttributeValue = false;
    return value;
  }

  #object(value: object, above: Ancestor | undefined): unknown {
    const depth = above === undefined ? 1 : above.depth + 1;
    const kind = kindOf(value);
    if (kind === "opaque" || depth > MAX_DEPTH) return this.#forJson(value);
    if (holdsItself(value, above)) return this.#forJson("[Circular]");
    if (kind === "instance") this.isAttributeValue = false;
    const here = { value, depth, above };
    return Array.isArray(value) ? this.#array(value, here) : this.#members(value, here);
  }

  #array(values: readonly unknown[], here: Ancestor): unknown[] {
    expectLength(values);
    const copies: unknown[] = [];
    for (let index = 0; index < values.length; index++) copies.push(this.copy(values[index], here) ?? null);
    return copies;
  }

  #members(value: object, here: Ancestor): object {
    const copies: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      const copy = this.copy((value as Record<string, unknown>)[key], here);
      if (copy === undefined) continue;
      // The SDK takes an object with the one for an instance of a class, and loses the other.
      if (key === "constructor" || key === "__proto__") define(this.#forJson(copies), key, copy);
      else copies[key] = copy;
    }
    return copies;
  }
}

const BOXED = [String, Number, Boolean, BigInt] as const;

/**
 * "opaque" is what JSON does not tell by its members. Neither a getter nor a `toJSON` is called to find out.
 */
const kindOf = (value: object): "plain" | "instance" | "opaque" => {
  try {
    if ("toJSON" in value) return "opaque";
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === Array.prototype) return "plain";
    if (prototype === null) return isRawJson(value) ? "opaque" : "plain";
    return BOXED.some((box) => value instanceof box) ? "opaque" : "instance";
  } catch {
    return "opaque"; // a proxy that refuses: JSON asks less of it
  }
};

/** @see https://tc39.es/proposal-json-parse-with-source/ */
const { isRawJSON: isRawJson } = JSON as typeof JSON & { readonly isRawJSON: (value: unknown) => boolean };

const holdsItself = (value: object, above: Ancestor | undefined): boolean => {
  for (let ancestor = above; ancestor !== undefined; ancestor = ancestor.above) {
    if (ancestor.value === value) return true;
  }
  return false;
};

const define = (target: object, key: string, value: unknown): void => {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
};
