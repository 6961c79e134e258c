import type { SpanKindWord, SpanStatusWord } from "../span/span-record.ts";
import { ancestorCheck } from "./checks/ancestor.ts";
import { attributesCheck } from "./checks/attributes.ts";
import { childCheck } from "./checks/child.ts";
import { tookCheck, type DurationBounds } from "./checks/duration.ts";
import { eventCheck } from "./checks/event.ts";
import { kindCheck } from "./checks/kind.ts";
import { linkCheck } from "./checks/link.ts";
import { nameCheck } from "./checks/name.ts";
import { parentCheck, rootCheck } from "./checks/parent.ts";
import { resourceCheck } from "./checks/resource.ts";
import { scopeCheck } from "./checks/scope.ts";
import { siblingCheck } from "./checks/sibling.ts";
import { statusCheck } from "./checks/status.ts";
import type { ExpectedAttributes } from "./expected-attributes.ts";
import type { SpanCheck } from "./span-check.ts";
import type { SpanPattern } from "./span-pattern.ts";
import type { SpanTarget } from "./span-target.ts";

/** A span described by several things at once; what is left out may be anything. */
export interface SpanDescription {
  readonly name?: string | RegExp;
  readonly kind?: SpanKindWord;
  readonly status?: SpanStatusWord;
  /** The status message. */
  readonly statusMessage?: string | RegExp;
  /** Attributes it has at least. */
  readonly attributes?: ExpectedAttributes;
  /** `null` for the root of a trace. */
  readonly parent?: SpanPattern | null;
  readonly ancestor?: SpanPattern;
  readonly child?: SpanPattern;
  readonly sibling?: SpanPattern;
  /** The name of an event that it has. */
  readonly event?: string | RegExp;
  /** A span that it links to. */
  readonly link?: SpanPattern;
  /** The name of its instrumentation scope. */
  readonly scope?: string | RegExp;
  /** Attributes that its resource has at least, such as `service.name`. */
  readonly resource?: Readonly<Record<string, unknown>>;
  readonly took?: DurationBounds;
}

type Resolve = (pattern: SpanPattern) => SpanTarget;

type Checks = {
  readonly [Key in keyof Required<SpanDescription>]: (
    description: SpanDescription,
    resolve: Resolve,
  ) => SpanCheck | null;
};

const given = <T>(value: T | undefined, check: (value: T) => SpanCheck): SpanCheck | null =>
  value === undefined ? null : check(value);

const checks: Checks = {
  name: ({ name }) => given(name, nameCheck),
  kind: ({ kind }) => given(kind, kindCheck),
  status: ({ status, statusMessage }) => given(status, (code) => statusCheck(code, statusMessage)),
  statusMessage: ({ status, statusMessage }) =>
    status === undefined ? given(statusMessage, (message) => statusCheck(undefined, message)) : null,
  attributes: ({ attributes }) => given(attributes, attributesCheck),
  parent: ({ parent }, resolve) =>
    given(parent, (pattern) => (pattern === null ? rootCheck() : parentCheck(resolve(pattern)))),
  ancestor: ({ ancestor }, resolve) => given(ancestor, (pattern) => ancestorCheck(resolve(pattern))),
  child: ({ child }, resolve) => given(child, (pattern) => childCheck(resolve(pattern))),
  sibling: ({ sibling }, resolve) => given(sibling, (pattern) => siblingCheck(resolve(pattern))),
  event: ({ event }) => given(event, (name) => eventCheck(name)),
  link: ({ link }, resolve) => given(link, (pattern) => linkCheck(resolve(pattern))),
  scope: ({ scope }) => given(scope, scopeCheck),
  resource: ({ resource }) => given(resource, resourceCheck),
  took: ({ took }) => given(took, tookCheck),
};

/** What a description asks of a span. Throws a `TypeError` for a key that is none of a description's. */
export const checksOfDescription = (description: SpanDescription, resolve: Resolve): readonly SpanCheck[] => {
  for (const key of Object.keys(description)) {
    if (!Object.hasOwn(checks, key)) {
      throw new TypeError(`Expected a description of a span with ${Object.keys(checks).join(", ")}, got ${key}`);
    }
  }
  return Object.values(checks)
    .map((check) => check(description, resolve))
    .filter((check) => check !== null);
};
