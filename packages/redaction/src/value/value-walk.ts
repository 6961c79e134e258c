import { isBoxedPrimitive } from "node:util/types";

import type { Surface } from "../counts/surface.ts";
import type { KeyFacts } from "../keys/key-facts.ts";
import { isSecretItem } from "../keys/secret-item.ts";
import { asSecret, flagsInside, flagsOf, flagsOfMembers, flagsUnder } from "../keys/value-flags.ts";
import type { Redaction } from "../redaction.ts";
import { isBytes } from "./copy-bytes.ts";
import { copyError } from "./copy-error.ts";
import { Leaves } from "./leaves.ts";
import { secretMembersOf } from "./secret-members-of.ts";
import { setOwn } from "./set-own.ts";
import { UniqueKeys } from "./unique-keys.ts";
import { WalkAllowance } from "./walk-allowance.ts";

/** Nobody reads what is nested deeper. */
const MAX_DEPTH = 64;

/** What is read where reading throws. */
const UNREADABLE: unique symbol = Symbol("unreadable");

/** A walk over one value, which may be hostile: it ends, it does not throw, and makes a copy of everything. */
export class ValueWalk {
  readonly allowance: WalkAllowance;
  readonly #redaction: Redaction;
  readonly #facts: KeyFacts;
  readonly #leaves: Leaves;
  readonly #ancestors: object[] = [];

  constructor(redaction: Redaction, facts: KeyFacts, surface: Surface, maxTotal: number) {
    this.allowance = new WalkAllowance(maxTotal, redaction.texts.scanner.watch);
    this.#redaction = redaction;
    this.#facts = facts;
    this.#leaves = new Leaves(redaction, facts, surface, this.allowance);
  }

  copy(value: object): unknown {
    const { watch } = this.#redaction.texts.scanner;
    watch.enter();
    try {
      return this.#copyObject(value, flagsOf(this.#facts));
    } finally {
      watch.leave();
    }
  }

  #copyAny(value: unknown, flags: number): unknown {
    switch (typeof value) {
      case "string":
        return this.#leaves.copyText(value, flags);
      case "number":
      case "bigint":
        return this.#leaves.copyNumber(value, flags);
      case "object":
        return value === null ? null : this.#copyObject(value, flags);
      case "boolean":
        return value;
      default:
        return undefined;
    }
  }

  #copyObject(value: object, flags: number): unknown {
    if (this.#ancestors.length >= MAX_DEPTH) return this.#leaves.withhold("too_deep");
    if (this.#ancestors.includes(value)) return this.#leaves.withhold("unreadable");
    this.#ancestors.push(value);
    try {
      return this.#copyParts(value, flagsInside(flags));
    } catch {
      return this.#leaves.withhold("unreadable");
    } finally {
      this.#ancestors.pop();
    }
  }

  #copyParts(value: object, flags: number): unknown {
    if (Array.isArray(value)) return this.#copyList(value.length, (index) => value[index] as unknown, flags);
    if (isBytes(value)) return this.#leaves.copyBytes(value, flags);
    if (value instanceof Date) return this.#leaves.copyDate(value, flags);
    if (value instanceof Error) return this.#copyError(value, flags);
    if (value instanceof Map) return this.#copyMap(value, flags);
    if (value instanceof Set) return new Set(this.#copyIterated(value, flags));
    if (value instanceof URL) return this.#leaves.copyUrl(value.href, flags);
    if (value instanceof RegExp) return this.#leaves.copyText(String(value), flags);
    if (isBoxedPrimitive(value)) return this.#copyAny(value.valueOf(), flags);
    const { toJSON } = value as { toJSON?: unknown };
    if (typeof toJSON === "function") return this.#copyAny(toJSON.call(value, "") as unknown, flags);
    return this.#copyMembers(value, flags, {});
  }

  #copyList(length: number, at: (index: number) => unknown, flags: number): unknown[] {
    const { keys } = this.#redaction;
    const isInList = Array.isArray(this.#ancestors.at(-2));
    const copies: unknown[] = [];
    let before: unknown;
    for (let index = 0; index < length && this.allowance.takeItem(); index += 1) {
      const item = this.#read(at, index);
      const isNamed = isSecretItem(before, item, { index, length, isInList }, keys);
      copies.push(this.#copyRead(item, isNamed ? asSecret(flags) : flags));
      before = item;
    }
    return copies;
  }

  /** A class of the application's may iterate as it likes, without end even. */
  #copyIterated(items: Iterable<unknown>, flags: number): unknown[] {
    const copies: unknown[] = [];
    for (const item of items) {
      if (!this.allowance.takeItem()) break;
      copies.push(this.#copyAny(item, flags));
    }
    return copies;
  }

  #copyMembers<T extends object>(value: object, flags: number, copy: T): T {
    const { keys } = this.#redaction;
    const names = new UniqueKeys();
    const own = Object.keys(value);
    const inside = flagsOfMembers(flags, secretMembersOf(value, own, keys));
    for (const key of own) {
      if (!this.allowance.takeMember()) break;
      const clean = this.#copyKey(key);
      const under = flagsUnder(inside, clean, keys);
      const read = (name: string): unknown => (value as Record<string, unknown>)[name];
      setOwn(copy, names.take(clean), this.#copyRead(this.#read(read, key), under));
    }
    return copy;
  }

  #copyMap(map: ReadonlyMap<unknown, unknown>, flags: number): Map<unknown, unknown> {
    const copies = new Map<unknown, unknown>();
    const names = new UniqueKeys();
    for (const [key, value] of map) {
      if (!this.allowance.takeMember()) break;
      if (typeof key !== "string") {
        copies.set(this.#copyAny(key, flags), this.#copyAny(value, flags));
        continue;
      }
      const clean = this.#copyKey(key);
      const under = flagsUnder(flags, clean, this.#redaction.keys);
      copies.set(names.take(clean), this.#copyAny(value, under));
    }
    return copies;
  }

  #copyError(error: Error, flags: number): Error {
    const copy = copyError(error, (value) => this.#copyAny(value, flags));
    return this.#copyMembers(error, flags, copy);
  }

  #copyKey(key: string): string {
    const named = this.#redaction.keys.facts(key);
    this.#leaves.named = named;
    this.allowance.addKey(named.key.length);
    return named.key;
  }

  /** Getters and proxies are the application's code. */
  #read<K>(read: (key: K) => unknown, key: K): unknown {
    try {
      return read(key);
    } catch {
      return UNREADABLE;
    }
  }

  #copyRead(value: unknown, flags: number): unknown {
    return value === UNREADABLE ? this.#leaves.withhold("unreadable") : this.#copyAny(value, flags);
  }
}
