/** Where what a sticky expression matches at a place ends; the same place if it does not match there. */
export const endOfMatch = (expression: RegExp, text: string, at: number): number => {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : at;
};
