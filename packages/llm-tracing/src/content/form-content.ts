import { type Redact, redactValue } from "./redact.ts";
import { takeSnapshot } from "./snapshot.ts";
import { toJson } from "./to-json.ts";

/** The form in which prompts, completions, tool arguments and tool results are recorded on spans. */
export type ContentForm = "json" | "structure";

/** What content is recorded as, in each place that wants it. */
export interface FormedContent {
  readonly onSpan?: string | object;
  readonly onEvent?: unknown;
}

export interface ContentPlaces {
  readonly span: ContentForm | undefined;
  readonly event: boolean;
  readonly redact: Redact | undefined;
}

const parsed = (json: string | undefined): unknown => (json === undefined ? undefined : JSON.parse(json));

/** Content as it is now, in the forms that are wanted. What its getters throw, this throws. */
export const formContent = (content: unknown, { span, event, redact }: ContentPlaces): FormedContent => {
  if (redact === undefined && span === "json" && !event) return onSpan(toJson(content));
  const { value, isAttributeValue } = takeSnapshot(content);
  // Only JSON can tell what the snapshot left as it was, such as what has a `toJSON`.
  const plain = isAttributeValue || (redact === undefined && !event) ? value : parsed(toJson(value));
  const clean = redact === undefined ? plain : redactValue(plain, redact);
  const isStructure = isAttributeValue && typeof clean === "object" && clean !== null;
  return {
    ...(span !== undefined && onSpan(span === "structure" && isStructure ? clean : toJson(clean))),
    ...(event && { onEvent: clean }),
  };
};

const onSpan = (value: string | object | undefined): FormedContent => (value === undefined ? {} : { onSpan: value });
