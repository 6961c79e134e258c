/** Throws unless the option is a string with something in it. */
export const expectText = (name: string, value: string): string => {
  if (typeof value === "string" && value !== "") return value;
  throw new TypeError(`Expected \`${name}\` to be a string that is not empty, got ${JSON.stringify(value)}`);
};
