import { isBoxedPrimitive } from "node:util/types";

import type { Surface } from "../counts/surface.ts";
import type { KeyFacts } from "../keys/key-facts.ts";
import { isNamedMember, isSecretName, MAX_MEMBERS, namesMember } from "../keys/named-member.ts";
import { isSecretItem } from "../keys/secret-item.ts";
import { asSecret, flagsInside, flagsOf, flagsUnder, isHidden, isSecret, namingSecret } from "../keys/value-flags.ts";
import { fits } from "../limit/cut-text.ts";
import type { Redaction } from "../redaction.ts";
import { copyError } from "./copy-error.ts";
import { copyBytes, isBytes } from "./copy-bytes.ts";
import { redactNumber } from "./redact-number.ts";
import { redactString } from "./redact-string.ts";
import { replaceWhole } from "./replace-whole.ts";
import { setOwn } from "./set-own.ts";
import { UniqueKeys } from "./unique-keys.ts";

/** Nobody reads what is nested deeper. */
const MAX_DEPTH = 64;

/** Values that one value may have in it, at whatever depth. */
const MAX_ITEMS = 65_536;

/** What is beyond so many times the limit is left out: of what comes before next to nothing is kept already. */
const MAX_EXCESS = 4;

/** So many texts are cleaned between two looks at the clock. */
const TEXTS_PER_LOOK = 32;

/** What is read where reading throws. */
const UNREADABLE: unique symbol = Symbol("unreadable");

/** A walk over one value, which may be hostile: it ends, it does not throw, and makes a copy of everything. */
export class ValueWalk {
  /** UTF-16 units of every text that was copied. */
  readonly lengths: number[] = [];
  /** UTF-16 units of keys and texts so far. */
  total = 0;
  keysTotal = 0;
  isCut = false;
  readonly #redaction: Redaction;
  readonly #facts: KeyFacts;
  readonly #surface: Surface;
  readonly #maxTotal: number;
  readonly #ancestors: object[] = [];
  #items = 0;
  /** Of texts that are not replaced as a whole. */
  readonly #leafFacts: KeyFacts;
  /** The nearest key within the value. */
  #named: KeyFacts | undefined;

  constructor(redaction: Redaction, facts: KeyFacts, surface: Surface, maxTotal: number) {
    this.#redaction = redaction;
    this.#facts = facts;
    const isPlain = !facts.sensitive && !facts.isSwitchedOff;
    this.#leafFacts = isPlain ? facts : { ...facts, sensitive: false, isSwitchedOff: false };
    this.#surface = surface;
    this.#maxTotal = maxTotal;
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
        return this.#copyString(value, flags);
      case "number":
      case "bigint":
        return redactNumber(this.#redaction, flags, value, this.#surface);
      case "object":
        return value === null ? null : this.#copyObject(value, flags);
      case "boolean":
        return value;
      default:
        return undefined;
    }
  }

  #copyString(text: string, flags: number): string {
    const clean = this.#cleanString(text, flags);
    if (!this.isCut && clean !== text) this.isCut = !fits(text, this.#facts.maxLength);
    this.lengths.push(clean.length);
    this.total += clean.length;
    return clean;
  }

  #cleanString(text: string, flags: number): string {
    const { maxLength } = this.#facts;
    if (isSecret(flags)) return replaceWhole(this.#redaction, text, "key", this.#surface, maxLength);
    if (isHidden(flags, text.length)) return replaceWhole(this.#redaction, text, "content", this.#surface, maxLength);
    if (this.#timeIsUp()) return this.#withhold("time_budget");
    const named = this.#named;
    const facts = named?.isTelling === true ? this.#factsUnder(named) : this.#leafFacts;
    return redactString(this.#redaction, facts, text, this.#surface, true);
  }

  #factsUnder({ key, isTelling, seen, isInfrastructure }: KeyFacts): KeyFacts {
    const leaf = this.#leafFacts;
    // What need not be looked at again under a key of machines has to be under any other.
    const known = leaf.isInfrastructure === isInfrastructure ? seen : { latest: undefined, previous: undefined };
    return { ...leaf, key, isTelling, seen: known };
  }

  #copyObject(value: object, flags: number): unknown {
    if (this.#ancestors.length >= MAX_DEPTH) return this.#withhold("too_deep");
    if (this.#ancestors.includes(value)) return this.#withhold("unreadable");
    this.#ancestors.push(value);
    try {
      return this.#copyParts(value, flagsInside(flags));
    } catch {
      return this.#withhold("unreadable");
    } finally {
      this.#ancestors.pop();
    }
  }

  #copyParts(value: object, flags: number): unknown {
    if (Array.isArray(value)) return this.#copyList(value.length, (index) => value[index] as unknown, flags);
    if (isBytes(value)) return this.#copyBytes(value, flags);
    if (value instanceof Date) return this.#copyDate(value, flags);
    if (value instanceof Error) return this.#copyError(value, flags);
    if (value instanceof Map) return this.#copyMap(value, flags);
    if (value instanceof Set) return new Set(this.#copyIterated(value, flags));
    if (value instanceof URL) return this.#copyUrl(value.href, flags);
    if (value instanceof RegExp) return this.#copyString(String(value), flags);
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
    for (let index = 0; index < length && this.#hasRoom(); index += 1) {
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
      if (!this.#hasRoom()) break;
      copies.push(this.#copyAny(item, flags));
    }
    return copies;
  }

  #copyMembers<T extends object>(value: object, flags: number, copy: T): T {
    const names = new UniqueKeys();
    const own = Object.keys(value);
    const inside = this.#namesSecret(value, own) ? namingSecret(flags) : flags;
    for (const key of own) {
      if (!this.#hasRoom() || !this.#hasTime()) break;
      const clean = this.#copyKey(key);
      const under = flagsUnder(inside, clean, this.#redaction.keys);
      const read = (name: string): unknown => (value as Record<string, unknown>)[name];
      setOwn(copy, names.take(clean), this.#copyRead(this.#read(read, key), under));
    }
    return copy;
  }

  /** Whether a member of an object says that the value beside it is a secret. Getters are not asked. */
  #namesSecret(value: object, own: readonly string[]): boolean {
    if (own.length < 2 || !own.some(isNamedMember)) return false;
    return own.slice(0, MAX_MEMBERS).some((key) => {
      if (!namesMember(key)) return false;
      const name: unknown = Object.getOwnPropertyDescriptor(value, key)?.value;
      return isSecretName(name, this.#redaction.keys);
    });
  }

  #copyMap(map: ReadonlyMap<unknown, unknown>, flags: number): Map<unknown, unknown> {
    const copies = new Map<unknown, unknown>();
    const names = new UniqueKeys();
    for (const [key, value] of map) {
      if (!this.#hasRoom() || !this.#hasTime()) break;
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

  #copyDate(date: Date, flags: number): Date {
    const time = date.getTime();
    return new Date(isSecret(flags) ? redactNumber(this.#redaction, flags, time, this.#surface) : time);
  }

  #copyUrl(href: string, flags: number): URL | string {
    const clean = this.#copyString(href, flags);
    return URL.canParse(clean) ? new URL(clean) : clean;
  }

  #copyBytes(value: ArrayBufferView | ArrayBufferLike, flags: number): unknown {
    const { texts, record } = this.#redaction;
    const { maxLength } = this.#facts;
    const isRefused = isSecret(flags) || isHidden(flags, Number.POSITIVE_INFINITY);
    const { copy, detector, isCut } = copyBytes(value, texts.scanner, maxLength, isRefused);
    if (isRefused) record.replaced(isSecret(flags) ? "key" : "content", this.#surface);
    else if (detector !== undefined) record.replaced(detector, this.#surface);
    this.isCut ||= isCut;
    return copy;
  }

  #copyKey(key: string): string {
    const named = this.#redaction.keys.facts(key);
    this.#named = named;
    const { key: clean } = named;
    this.keysTotal += clean.length;
    this.total += clean.length;
    return clean;
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
    return value === UNREADABLE ? this.#withhold("unreadable") : this.#copyAny(value, flags);
  }

  /** Whether one more value may be copied. */
  #hasRoom(): boolean {
    this.#items += 1;
    const isWithin = this.keysTotal <= this.#maxTotal && this.total <= MAX_EXCESS * this.#maxTotal;
    if (this.#items <= MAX_ITEMS && isWithin) return true;
    this.isCut = true;
    return false;
  }

  /** What has no time left is left out: to clean its names takes longer than to withhold what is under them. */
  #hasTime(): boolean {
    const { watch } = this.#redaction.texts.scanner;
    if (!watch.isLate && (this.#items % TEXTS_PER_LOOK !== 0 || !watch.isUp())) return true;
    this.isCut = true;
    return false;
  }

  #timeIsUp(): boolean {
    const { watch } = this.#redaction.texts.scanner;
    return watch.isLate || (this.lengths.length % TEXTS_PER_LOOK === 0 && watch.isUp());
  }

  #withhold(reason: string): string {
    return this.#redaction.texts.withholdFor(reason, this.#surface, this.#facts.maxLength);
  }
}
