/** Where text goes: a process's own streams are such. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/**
 * Whether text for an output is to be colored: at a terminal, unless `NO_COLOR` is set, and wherever `FORCE_COLOR` is.
 *
 * Source: https://no-color.org
 */
export const wantsColors = (
  { isTTY = false }: Output,
  { NO_COLOR = "", FORCE_COLOR = "" }: Readonly<Record<string, string | undefined>>,
): boolean => {
  if (NO_COLOR !== "") return false;
  return FORCE_COLOR === "" ? isTTY : FORCE_COLOR !== "0";
};
