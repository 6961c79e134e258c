import type { Surface } from "../counts/surface.ts";
import type { KeyFacts } from "../keys/key-facts.ts";
import { isHidden, isSecret } from "../keys/value-flags.ts";
import { fits } from "../limit/cut-text.ts";
import type { Redaction } from "../redaction.ts";
import { type Bytes, copyBytes } from "./copy-bytes.ts";
import { redactNumber } from "./redact-number.ts";
import { redactString } from "./redact-string.ts";
import { replaceWhole } from "./replace-whole.ts";
import type { WalkAllowance } from "./walk-allowance.ts";

/** Copies what has no parts within one value, clean, and held to the limit of the value's key. */
export class Leaves {
  /** The nearest key within the value. */
  named: KeyFacts | undefined;
  readonly #redaction: Redaction;
  /** Of texts that are not replaced as a whole. */
  readonly #facts: KeyFacts;
  readonly #surface: Surface;
  readonly #allowance: WalkAllowance;

  constructor(redaction: Redaction, facts: KeyFacts, surface: Surface, allowance: WalkAllowance) {
    const isPlain = !facts.sensitive && !facts.isSwitchedOff;
    this.#redaction = redaction;
    this.#facts = isPlain ? facts : { ...facts, sensitive: false, isSwitchedOff: false };
    this.#surface = surface;
    this.#allowance = allowance;
  }

  copyText(text: string, flags: number): string {
    const allowance = this.#allowance;
    const clean = this.#cleanText(text, flags);
    if (!allowance.isCut && clean !== text) allowance.isCut = !fits(text, this.#facts.maxLength);
    allowance.addText(clean.length);
    return clean;
  }

  copyNumber(value: number | bigint, flags: number): number | bigint {
    return redactNumber(this.#redaction, flags, value, this.#surface);
  }

  copyDate(date: Date, flags: number): Date {
    const time = date.getTime();
    return new Date(isSecret(flags) ? redactNumber(this.#redaction, flags, time, this.#surface) : time);
  }

  copyUrl(href: string, flags: number): URL | string {
    const clean = this.copyText(href, flags);
    return URL.canParse(clean) ? new URL(clean) : clean;
  }

  copyBytes(value: Bytes, flags: number): Bytes {
    const { texts, record } = this.#redaction;
    const isRefused = isSecret(flags) || isHidden(flags, Number.POSITIVE_INFINITY);
    const { copy, detector, isCut } = copyBytes(value, texts.scanner, this.#facts.maxLength, isRefused);
    if (isRefused) record.replaced(isSecret(flags) ? "key" : "content", this.#surface);
    else if (detector !== undefined) record.replaced(detector, this.#surface);
    this.#allowance.isCut ||= isCut;
    return copy;
  }

  /** In place of what cannot be copied, for one of `WITHHELD_REASONS`. */
  withhold(reason: string): string {
    return this.#redaction.texts.withholdFor(reason, this.#surface, this.#facts.maxLength);
  }

  #cleanText(text: string, flags: number): string {
    const { maxLength } = this.#facts;
    if (isSecret(flags)) return replaceWhole(this.#redaction, text, "key", this.#surface, maxLength);
    if (isHidden(flags, text.length)) return replaceWhole(this.#redaction, text, "content", this.#surface, maxLength);
    if (this.#allowance.isTimeUp()) return this.withhold("time_budget");
    const { named } = this;
    const facts = named?.isTelling === true ? this.#factsUnder(named) : this.#facts;
    return redactString(this.#redaction, facts, text, this.#surface, true);
  }

  #factsUnder({ key, isTelling, seen, isInfrastructure }: KeyFacts): KeyFacts {
    const facts = this.#facts;
    // What need not be looked at again under a key of machines has to be under any other.
    const known = facts.isInfrastructure === isInfrastructure ? seen : { latest: undefined, previous: undefined };
    return { ...facts, key, isTelling, seen: known };
  }
}
