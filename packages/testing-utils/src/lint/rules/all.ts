import type { SpanRule } from "../span-rule.ts";
import { conditional } from "./conditional.ts";
import { content } from "./content.ts";
import { contentShape } from "./content-shape.ts";
import { conversationId } from "./conversation-id.ts";
import { ended } from "./ended.ts";
import { enumValues } from "./enum-values.ts";
import { errorTypeCardinality, errorTypeMissing, errorTypeUnexpected, statusOk } from "./errors.ts";
import { events } from "./events.ts";
import { finishReasons } from "./finish-reasons.ts";
import { forbiddenAttributes } from "./forbidden.ts";
import { indexedKeys } from "./indexed-keys.ts";
import { keys } from "./keys.ts";
import { milliseconds } from "./milliseconds.ts";
import { required } from "./required.ts";
import { spanKind } from "./span-kind.ts";
import { spanName } from "./span-name.ts";
import { tokenSubsets } from "./token-subsets.ts";
import { types } from "./types.ts";
import { unreadableValues } from "./unreadable-values.ts";
import { values } from "./values.ts";

/** For every span, whatever it is of. */
export const GENERAL_RULES: readonly SpanRule[] = [ended];

/** For spans with anything of GenAI in them. */
export const GEN_AI_RULES: readonly SpanRule[] = [
  spanName,
  spanKind,
  statusOk,
  unreadableValues,
  keys,
  indexedKeys,
  types,
  values,
  milliseconds,
  required,
  conditional,
  forbiddenAttributes,
  enumValues,
  finishReasons,
  tokenSubsets,
  errorTypeMissing,
  errorTypeUnexpected,
  errorTypeCardinality,
  events,
  content,
  contentShape,
  conversationId,
];
