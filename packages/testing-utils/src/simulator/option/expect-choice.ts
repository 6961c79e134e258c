/** Throws unless the option is one of the choices. */
export const expectChoice = <Choice>(name: string, value: Choice, choices: readonly Choice[]): Choice => {
  if (choices.includes(value)) return value;
  const expected = choices.map((choice) => JSON.stringify(choice)).join(" or ");
  throw new TypeError(`Expected \`${name}\` to be ${expected}, got ${JSON.stringify(value)}`);
};
