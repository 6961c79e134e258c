/** Throws unless the option is an object; what it holds is checked by whoever reads it. */
export const expectObject = <Value extends object>(name: string, value: Value): Value => {
  if (typeof value === "object" && value !== null) return value;
  throw new TypeError(`Expected \`${name}\` to be an object, got ${String(value)}`);
};
