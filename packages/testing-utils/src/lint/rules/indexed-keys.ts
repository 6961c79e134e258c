import { ATTRIBUTES } from "@sideband/semconv";

import { leaveOut, write } from "../fix-text.ts";
import type { SpanFault } from "../lint-finding.ts";
import type { PlainAttributes } from "../lint-subject.ts";
import { isLintedKey, isTemplateKey } from "../linted-key.ts";
import type { SpanRule } from "../span-rule.ts";

const INDEXED = /^(?<family>.+?)\.\d+(?:\.|$)/u;

// What the families are that other instrumentations and `refinement-1.0` number.
const FIXES: Readonly<Record<string, string>> = {
  "gen_ai.prompt": "write `gen_ai.input.messages`, one list of messages",
  "gen_ai.completion": "write `gen_ai.output.messages`, one list of messages",
  "agent.tool.available": "write `gen_ai.tool.definitions`, or the names as `sideband.tool.available`",
  "agent.memory.result": "write `gen_ai.memory.records`, or the scores as `sideband.memory.record.scores`",
};

const familyOf = (key: string): string | undefined => {
  const family = INDEXED.exec(key)?.groups?.["family"];
  if (family === undefined || isTemplateKey(key)) return undefined;
  return isLintedKey(key) || Object.hasOwn(FIXES, family) ? family : undefined;
};

/** Whether a key is one of a numbered family. */
export const isIndexedKey = (key: string): boolean => familyOf(key) !== undefined;

const itemsOf = (family: string, attributes: PlainAttributes): unknown => {
  const items = [];
  for (let index = 0; attributes.has(`${family}.${index}`); index += 1)
    items.push(attributes.get(`${family}.${index}`));
  return items.length > 0 && items.every((item) => typeof item === "string") ? items : undefined;
};

const fixFor = (family: string, attributes: PlainAttributes): string => {
  if (Object.hasOwn(FIXES, family)) return FIXES[family] ?? "";
  const isList = ATTRIBUTES[family]?.type === "string[]";
  return isList ? write(family, itemsOf(family, attributes)) : `${leaveOut(`${family}.*`)}, or write one list`;
};

/** One finding for a family, however many keys it has. */
export const indexedKeys: SpanRule = function* ({ attributes }): Generator<SpanFault> {
  const counts = new Map<string, { readonly first: string; count: number }>();
  for (const key of attributes.keys()) {
    const family = familyOf(key);
    if (family === undefined) continue;
    const known = counts.get(family);
    if (known === undefined) counts.set(family, { first: key, count: 1 });
    else known.count += 1;
  }
  for (const [family, { first, count }] of counts) {
    const others = count === 1 ? "" : `, with ${count - 1} more under \`${family}\``;
    yield {
      rule: "indexed-key",
      level: "error",
      message: `\`${first}\` has a number in its key${others}`,
      fix: fixFor(family, attributes),
      key: first,
    };
  }
};
