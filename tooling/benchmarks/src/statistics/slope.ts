/** How much values that were taken at equal distances grow from one to the next, by the line that fits them best. */
export const slope = (values: readonly number[]): number => {
  const middle = (values.length - 1) / 2;
  let product = 0;
  let square = 0;
  for (const [index, value] of values.entries()) {
    product += (index - middle) * value;
    square += (index - middle) ** 2;
  }
  return product / square;
};
