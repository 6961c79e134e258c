import { type Attributes, type Context, context, createContextKey } from "@opentelemetry/api";
import { readProperty } from "@sideband/propagation/lifetime";
import { ATTR_GEN_AI_CONVERSATION_ID, ATTR_SIDEBAND_TENANT_ID, ATTR_USER_ID } from "@sideband/semconv";

import { type AttributeFields, attributesFrom, string } from "../span/attribute-fields.ts";

/** On whose behalf something is done. Use ids that the application has, not names and no stand-ins. */
export interface Identity {
  /** The id of the conversation, session or thread. Recorded as `gen_ai.conversation.id`. */
  readonly conversationId?: string;
  /** Recorded as `user.id`. */
  readonly userId?: string;
  /** Recorded as `sideband.tenant.id`. */
  readonly tenantId?: string;
}

export type IdentityField = keyof Identity;

const FIELDS: AttributeFields<IdentityField> = [
  ["conversationId", ATTR_GEN_AI_CONVERSATION_ID, string],
  ["userId", ATTR_USER_ID, string],
  ["tenantId", ATTR_SIDEBAND_TENANT_ID, string],
];

export const IDENTITY_FIELDS: readonly IdentityField[] = /* @__PURE__ */ FIELDS.map(([field]) => field);

const KEY = /* @__PURE__ */ createContextKey("sideband identity");

/**
 * Calls a function on somebody's behalf: spans of model calls, tools and agents within it carry the ids that their
 * tracer's `identity` option allows. Within another call of this, ids that are not given stay.
 *
 * @example
 * ```ts
 * await withIdentity({ conversationId: thread.id }, () => answer(thread));
 * ```
 */
export const withIdentity = <T>(identity: Identity, fn: () => T): T => {
  const active = context.active();
  const known: Partial<Record<IdentityField, unknown>> = { ...(active.getValue(KEY) as Identity | undefined) };
  for (const field of IDENTITY_FIELDS) known[field] = readProperty(identity, field) ?? known[field];
  return context.with(active.setValue(KEY, known), fn);
};

/** The ids of a context that a tracer may record. */
export const identityAttributes = (active: Context, allowed: readonly IdentityField[]): Attributes => {
  const identity = active.getValue(KEY);
  if (identity === undefined) return {};
  return attributesFrom(
    identity,
    FIELDS.filter(([field]) => allowed.includes(field)),
  );
};
