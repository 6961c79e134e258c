import type { Surface } from "../counts/surface.ts";
import type { KeyFacts } from "../keys/key-facts.ts";
import type { Redaction } from "../redaction.ts";
import type { AnyValueMap } from "../sdk/any-value.ts";
import { redactAttributes } from "../value/redact-attributes.ts";
import { asNumber } from "./numbers.ts";

/** What has attributes. */
export interface Attributed {
  readonly attributes?: AnyValueMap;
  readonly droppedAttributesCount?: number;
}

/** In place of attributes that cannot be read. */
export const NO_ATTRIBUTES: AnyValueMap = /* @__PURE__ */ Object.freeze({});

/** Attributes, clean; none where there are none. */
export const readAttributes = (
  redaction: Redaction,
  from: Attributed,
  surface: Surface,
  content?: KeyFacts,
): AnyValueMap | undefined => {
  const { attributes } = from;
  if (attributes === undefined || attributes === null) return undefined;
  if (typeof attributes !== "object") throw new TypeError("attributes that are none");
  return redactAttributes(redaction, attributes, surface, content);
};

export const readDroppedAttributesCount = (_redaction: Redaction, from: Attributed): number | undefined => {
  const { droppedAttributesCount } = from;
  return droppedAttributesCount === undefined ? undefined : asNumber(droppedAttributesCount);
};
