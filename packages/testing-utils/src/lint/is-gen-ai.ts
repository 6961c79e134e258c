import { REFINEMENT_AGENT_NAME } from "@sideband/semconv";

import type { LintSubject } from "./lint-subject.ts";
import { isLintedKey } from "./linted-key.ts";
import { OLDER_NAMES } from "./older-names.ts";
import { isIndexedKey } from "./rules/indexed-keys.ts";

/** Others have agents, too, and give them names. */
const isOurs = (key: string): boolean => key !== REFINEMENT_AGENT_NAME && OLDER_NAMES.has(key);

/** Whether a span has anything of the GenAI conventions, or of an older dialect of them. */
export const isGenAi = ({ attributes, events }: LintSubject): boolean => {
  for (const key of attributes.keys()) if (isLintedKey(key) || isOurs(key) || isIndexedKey(key)) return true;
  return events.some(({ name }) => name.startsWith("gen_ai."));
};
