import { type Context, createContextKey } from "@opentelemetry/api";

import type { AgentTotals } from "../operations/agent-totals.ts";

/** A call of a model that is under way, as what runs within it sees it. Shared by all copies of this package. */
export interface OpenCall {
  /** Whether it is one for embeddings: calls of two kinds are never the same call. */
  readonly embeds: boolean;
  /** Set by a call within it, which then is the one that costs. */
  nested: boolean;
  /** Whether it has ended: what begins in its context after that is no part of it. */
  over: boolean;
}

/** What an operation is part of. */
export interface Scope {
  readonly agent?: AgentTotals;
  /** Known to what runs directly within the call, but not to tools, agents and searches in between. */
  readonly call?: OpenCall;
}

const KEY = /* @__PURE__ */ createContextKey("sideband scope");

const NO_SCOPE: Scope = {};

export const scopeOf = (active: Context): Scope => (active.getValue(KEY) as Scope | undefined) ?? NO_SCOPE;

export const withScope = (active: Context, scope: Scope): Context => active.setValue(KEY, scope);
