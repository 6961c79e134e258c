import { isIssued } from "./is-issued.ts";

/** No word has so many letters. */
const LONG_RUN = /[A-Za-z]{24}/;

/**
 * Whether a text in the format of an issuer has letters in both cases or beside digits, as names and words have not, or
 * more of them in a row.
 */
export const isIssuedMixed = (text: string): boolean =>
  isIssued(text) &&
  /[A-Za-z]/.test(text) &&
  (/\d/.test(text) || LONG_RUN.test(text) || (/[A-Z](?:[^A-Z]*[A-Z]){2}/.test(text) && /[a-z]/.test(text)));
