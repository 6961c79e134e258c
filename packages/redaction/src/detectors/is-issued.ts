import { isFiller } from "./is-filler.ts";
import { isPlaceholder } from "./is-placeholder.ts";

/** Whether a text in the format of an issuer can be something that was issued. */
export const isIssued = (text: string): boolean => !isFiller(text) && !isPlaceholder(text);
