const MAX_LENGTH = 1024;

/** Cuts a text where it is there for an overview and the whole of it elsewhere. */
export const shorten = (text: string): string =>
  text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH - 1).toWellFormed()}…`;
