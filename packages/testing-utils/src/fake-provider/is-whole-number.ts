/** Whether what a request says is a whole number from `least` to `most`. */
export const isWholeNumber = (value: unknown, least: number, most: number): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
