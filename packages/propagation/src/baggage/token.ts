import { asciiTable } from "./ascii-table.ts";

const IS_TOKEN_CHARACTER = asciiTable(/[!#$%&'*+\-.^_`|~0-9A-Za-z]/);

/** Whether a text can be the key of a member or of a property: a `token` of RFC 7230, section 3.2.6. */
export const isToken = (text: string): boolean => {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 0x7f || IS_TOKEN_CHARACTER[code] === 0) return false;
  }
  return text !== "";
};
