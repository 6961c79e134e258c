import type { TextRange } from "../detector/detector.ts";
import { beginsAsData, findByKey } from "../json/find-by-key.ts";
import { BY_KEY } from "../keys/by-key.ts";
import type { KeyTable } from "../keys/key-table.ts";
import type { Match } from "../scan/scan-outcome.ts";
import { findInCommandLine } from "./find-in-command-line.ts";
import { beginsAsInsert, findInInsert } from "./find-in-insert.ts";
import { beginsAsMarkup, findInMarkup } from "./find-in-markup.ts";
import { beginsAsMultipart, findInMultipart } from "./find-in-multipart.ts";
import { findInParameters } from "./find-in-parameters.ts";

/** What is known of a text, however it is read. */
interface TextForm {
  /** Whether it is a command line. */
  readonly isCommand: boolean;
  /** Whether no blank is in it, so that it can be a URL, a query or a form. */
  readonly isOneWord: boolean;
}

/** Whether no blank is in a text. */
export const isOneWord = (text: string): boolean => !/\s/.test(text);

/** Without any of these, what begins as data, such as `[EMAIL] wrote`, has neither keys nor escapes. */
const dataMark = /["'\\]/;

/** Whether values with names may stand in a text that is no JSON. */
export const mayHaveNames = (text: string): boolean =>
  (beginsAsData(text) && dataMark.test(text)) ||
  beginsAsMarkup(text) ||
  beginsAsInsert(text) ||
  beginsAsMultipart(text) ||
  (text.includes("=") && isOneWord(text));

const rangesIn = (text: string, { isCommand, isOneWord: isWord }: TextForm, keys: KeyTable): readonly TextRange[] => {
  if (isCommand) return findInCommandLine(text, keys);
  if (beginsAsMarkup(text)) return findInMarkup(text, keys);
  if (beginsAsInsert(text)) return findInInsert(text, keys);
  if (beginsAsMultipart(text)) return findInMultipart(text, keys);
  const byKey = findByKey(text, keys);
  return isWord ? [...byKey, ...findInParameters(text, keys)] : byKey;
};

/** Finds the values whose names say that they are secrets in a text that is no JSON, whatever kind of data it is. */
export const findNamed = (text: string, form: TextForm, keys: KeyTable): readonly Match[] =>
  rangesIn(text, form, keys).map(({ start, end }) => ({ start, end, detector: BY_KEY }));
