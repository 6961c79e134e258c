import type { SpanForest } from "../span/span-forest.ts";
import type { SpanKindWord, SpanRecord, SpanStatusWord } from "../span/span-record.ts";
import { ancestorCheck } from "./checks/ancestor.ts";
import { attributeCheck, attributePresenceCheck, noAttributeCheck } from "./checks/attribute.ts";
import { attributesCheck, exactAttributesCheck } from "./checks/attributes.ts";
import { childCheck, childCountCheck } from "./checks/child.ts";
import { noContentCheck } from "./checks/content.ts";
import { endedCheck, tookCheck, type DurationBounds } from "./checks/duration.ts";
import { eventCheck } from "./checks/event.ts";
import { kindCheck } from "./checks/kind.ts";
import { linkCheck } from "./checks/link.ts";
import { nameCheck } from "./checks/name.ts";
import { parentCheck, rootCheck } from "./checks/parent.ts";
import { predicateCheck } from "./checks/predicate.ts";
import { resourceCheck } from "./checks/resource.ts";
import { scopeCheck } from "./checks/scope.ts";
import { siblingCheck } from "./checks/sibling.ts";
import { statusCheck } from "./checks/status.ts";
import type { ExpectedAttribute, ExpectedAttributes, KnownAttributeKey } from "./expected-attributes.ts";
import { printFailure } from "./failure.ts";
import { SpanAssertionError } from "./span-assertion-error.ts";
import type { SpanCheck } from "./span-check.ts";
import { resolvePattern, type SpanPattern } from "./span-pattern.ts";
import type { SpansExpectation } from "./spans-expectation.ts";

/** The spans that an expectation is about. */
export interface Selection {
  readonly forest: SpanForest;
  /** Those that have passed what was expected so far; at least one. */
  readonly spans: readonly SpanRecord[];
  /** What was asked for. */
  readonly words: string;
  /** How many of them have to pass what is expected next. */
  readonly quantifier: "some" | "every";
}

/**
 * What is expected of a span. Where several spans are meant, each expectation keeps those that pass it, so that a chain
 * holds if one span passes all of it; after `everySpan` all have to pass. Every method throws a
 * {@link SpanAssertionError} if it does not hold.
 */
export class SpanExpectation {
  readonly #all: SpansExpectation;
  #selection: Selection;

  constructor(all: SpansExpectation, selection: Selection) {
    this.#all = all;
    this.#selection = selection;
  }

  /** Back to what is expected of all spans. */
  get and(): SpansExpectation {
    return this.#all;
  }

  /** The spans that have passed everything so far, in the order of their starts. */
  get found(): readonly SpanRecord[] {
    return this.#selection.spans;
  }

  /** Goes on with another span: short for `.and.span(pattern)`. */
  span(pattern: SpanPattern): SpanExpectation {
    return this.#all.span(pattern);
  }

  /** Goes on with other spans: short for `.and.everySpan(pattern)`. */
  everySpan(pattern: SpanPattern): SpanExpectation {
    return this.#all.everySpan(pattern);
  }

  /** Goes on with the only span of its kind: short for `.and.onlySpan(pattern)`. */
  onlySpan(pattern: SpanPattern): SpanExpectation {
    return this.#all.onlySpan(pattern);
  }

  /** Goes on with a span that must not be there: short for `.and.noSpan(pattern)`. */
  noSpan(pattern: SpanPattern): SpansExpectation {
    return this.#all.noSpan(pattern);
  }

  hasName(name: string | RegExp): this {
    return this.#hold(nameCheck(name));
  }

  hasKind(kind: SpanKindWord): this {
    return this.#hold(kindCheck(kind));
  }

  /** Its status code, and its message if one is given. */
  hasStatus(code: SpanStatusWord, message?: string | RegExp): this {
    return this.#hold(statusCheck(code, message));
  }

  /** The attribute is there, and is what is expected if that is given. */
  hasAttribute<Key extends KnownAttributeKey>(
    key: Key,
    ...expected: readonly [expected?: ExpectedAttribute<Key>]
  ): this;
  hasAttribute<Key extends string>(key: Key, ...expected: readonly [expected?: ExpectedAttribute<Key>]): this;
  hasAttribute(key: string, ...expected: readonly unknown[]): this {
    return this.#hold(expected.length === 0 ? attributePresenceCheck(key) : attributeCheck(key, expected[0]));
  }

  /** These attributes are there; others may be. */
  hasAttributes(expected: ExpectedAttributes): this {
    return this.#hold(attributesCheck(expected));
  }

  /** These attributes are there, and no others. */
  hasExactAttributes(expected: ExpectedAttributes): this {
    return this.#hold(exactAttributesCheck(expected));
  }

  /** The attribute is not there. */
  hasNoAttribute(key: string): this {
    return this.#hold(noAttributeCheck(key));
  }

  /** None of its attributes, events and links holds a prompt, a completion, a tool's arguments or result. */
  hasNoContent(): this {
    return this.#hold(noContentCheck());
  }

  hasParent(pattern: SpanPattern): this {
    return this.#hold(parentCheck(resolvePattern(pattern)));
  }

  /** It has no parent. */
  isRoot(): this {
    return this.#hold(rootCheck());
  }

  /** A parent, or a parent's parent, and so on. */
  hasAncestor(pattern: SpanPattern): this {
    return this.#hold(ancestorCheck(resolvePattern(pattern)));
  }

  hasChild(pattern: SpanPattern): this {
    return this.#hold(childCheck(resolvePattern(pattern)));
  }

  hasChildCount(count: number): this {
    return this.#hold(childCountCheck(count));
  }

  /** Another span with the same parent. */
  hasSibling(pattern: SpanPattern): this {
    return this.#hold(siblingCheck(resolvePattern(pattern)));
  }

  /** An event with this name, and with these attributes at least. */
  hasEvent(name: string | RegExp, attributes?: Readonly<Record<string, unknown>>): this {
    return this.#hold(eventCheck(name, attributes));
  }

  /** A link to the span that is meant, with these attributes at least. */
  hasLink(pattern: SpanPattern, attributes?: Readonly<Record<string, unknown>>): this {
    return this.#hold(linkCheck(resolvePattern(pattern), attributes));
  }

  /** Both bounds are inclusive. */
  tookBetween(bounds: DurationBounds): this {
    return this.#hold(tookCheck(bounds));
  }

  hasEnded(): this {
    return this.#hold(endedCheck());
  }

  /** The name of its instrumentation scope. */
  hasScope(name: string | RegExp): this {
    return this.#hold(scopeCheck(name));
  }

  /** Its resource has these attributes at least, such as `service.name`. */
  hasResource(attributes: Readonly<Record<string, unknown>>): this {
    return this.#hold(resourceCheck(attributes));
  }

  satisfies(predicate: (span: SpanRecord) => boolean): this {
    return this.#hold(predicateCheck(predicate));
  }

  #hold(check: SpanCheck): this {
    const { forest, spans, quantifier } = this.#selection;
    const complaints = new Map<SpanRecord, string>();
    for (const span of spans) {
      const complaint = check.test(span, forest);
      if (complaint !== null) complaints.set(span, complaint);
    }
    const passed = spans.filter((span) => !complaints.has(span));
    if (quantifier === "every" ? complaints.size > 0 : passed.length === 0) {
      const failure = { headline: this.#headline(check, [...complaints.values()]), marks: complaints };
      throw new SpanAssertionError(printFailure(failure, forest));
    }
    this.#selection = { ...this.#selection, spans: passed };
    return this;
  }

  #headline({ expectation }: SpanCheck, complaints: readonly string[]): string {
    const { spans, words, quantifier } = this.#selection;
    if (spans.length === 1) return `Expected span ${words} ${expectation}, but ${complaints[0]}`;
    if (quantifier === "some") return `Expected one of ${spans.length} spans ${words} ${expectation}, but none does`;
    return `Expected every span ${words} ${expectation}, but ${complaints.length} of ${spans.length} ${complaints.length === 1 ? "does" : "do"} not`;
  }
}
