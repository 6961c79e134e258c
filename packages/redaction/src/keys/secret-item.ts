import type { KeyTable } from "./key-table.ts";

/** What is an option of a command line, without a value of its own. */
const option = /^--?[A-Za-z][\w.-]{1,63}$/;

/** Names of headers, as Node.js and others list them between their values. */
const header = /^(?:authorization|cookie|[a-z][a-z0-9]{0,30}(?:-[a-z0-9]{1,30}){1,8})$/i;

/** What may be a name at all: what stands in place of a finding, `[API_TOKEN]`, is none. */
const name = /^[A-Za-z_](?:[\w .-]{0,62}[\w.-])?$/;

export const isName = (text: unknown): text is string => typeof text === "string" && name.test(text);

const nothingButName = /^[A-Za-z]{1,30}(?:-[A-Za-z]{1,30}){0,8}$/;

/** Longer texts are no names, in UTF-16 units. */
export const MAX_NAME_LENGTH = 64;

/** Where in a list a text stands. */
export interface ItemPlace {
  readonly index: number;
  readonly length: number;
  /** Whether the list is itself an item of a list. */
  readonly isInList: boolean;
}

/**
 * Whether what stands before an item of a list names it as a secret: the option of a command line, `["--password", "…"]`;
 * the name in a pair, `[["authorization", "…"]]`; or that of a header, `["Host", "…", "Authorization", "…"]`.
 */
export const isSecretItem = (
  before: unknown,
  item: unknown,
  { index, length, isInList }: ItemPlace,
  keys: KeyTable,
): boolean => {
  if (typeof before !== "string" || before.length > MAX_NAME_LENGTH) return false;
  const isPair = isInList && index === 1 && length === 2 && isName(before);
  if (!isPair && typeof item !== "string") return false;
  const isNamed = isPair || isOptionValue(before, item as string) || isHeaderValue(before, item as string, index);
  return isNamed && keys.isSensitive(before);
};

const isOptionValue = (before: string, item: string): boolean => option.test(before) && !item.startsWith("--");

const isHeaderValue = (before: string, item: string, index: number): boolean =>
  index % 2 === 1 && header.test(before) && !nothingButName.test(item);
