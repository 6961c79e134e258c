import { isContentKey } from "@sideband/semconv";

import type { SpanFault } from "../lint-finding.ts";
import type { SpanRule } from "../span-rule.ts";

/** Content in the numbered keys of other instrumentations, one finding for each family. */
const NUMBERED_CONTENT = /^(gen_ai\.(?:prompt|completion))\.\d+\./u;

const found = (key: string, place = ""): SpanFault => ({
  rule: "content",
  level: "warning",
  message: `\`${key}\`${place} is content`,
  fix: "turn the capturing of content off, or allow it here",
  key,
});

export const content: SpanRule = function* ({ attributes, events }, { options }) {
  if (options.allowContent) return;
  const families = new Set<string>();
  for (const key of attributes.keys()) {
    const family = NUMBERED_CONTENT.exec(key)?.[1];
    if (family !== undefined && families.has(family)) continue;
    if (family !== undefined) families.add(family);
    if (family !== undefined || isContentKey(key)) yield found(key);
  }
  for (const { name, attributes } of events) {
    for (const key of attributes.keys()) if (isContentKey(key)) yield found(key, ` of event \`${name}\``);
  }
};
