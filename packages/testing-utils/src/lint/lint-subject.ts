import type { SpanDefinition } from "@sideband/semconv";

import type { SpanStatusWord } from "../span/span-record.ts";
import type { LintedSpan } from "./lint-finding.ts";

/** Attributes in plain values; one that could not be read is `UNREADABLE`. */
export type PlainAttributes = ReadonlyMap<string, unknown>;

export interface PlainEvent {
  readonly name: string;
  readonly attributes: PlainAttributes;
}

/** A span as rules read it: nothing in it throws, whoever made it. */
export interface LintSubject {
  readonly span: LintedSpan;
  readonly kind: string;
  readonly status: SpanStatusWord;
  readonly ended: boolean;
  /** `null` where there is no end, or no sense in it. */
  readonly durationSeconds: number | null;
  readonly attributes: PlainAttributes;
  readonly events: readonly PlainEvent[];
}

/** What type of span a subject is, by the conventions. */
export interface SpanType {
  /** A key of `SPANS`. */
  readonly name: string;
  readonly definition: SpanDefinition;
  /** All kinds that its operation may have. */
  readonly kinds: readonly string[];
  /** Whether it is the span's name that tells the operation, in place of the attribute. */
  readonly isImplied: boolean;
}
