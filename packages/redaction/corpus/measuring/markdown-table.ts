/** A column of a table in Markdown. */
export interface Column {
  readonly title: string;
  /** @default false */
  readonly isNumber?: boolean;
}

/** A table as the formatter leaves it: columns are as wide as their widest cell. */
export const markdownTable = (columns: readonly Column[], rows: readonly (readonly string[])[]): string => {
  const widths = columns.map(({ title }, index) =>
    Math.max(3, title.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const lineOf = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const padded = (cells: readonly string[]): string =>
    lineOf(
      columns.map(({ isNumber = false }, index) => {
        const [cell = "", width = 0] = [cells[index], widths[index]];
        return isNumber ? cell.padStart(width) : cell.padEnd(width);
      }),
    );
  const rule = columns.map(({ isNumber = false }, index) => {
    const width = widths[index] ?? 0;
    return isNumber ? `${"-".repeat(width - 1)}:` : "-".repeat(width);
  });
  return [padded(columns.map(({ title }) => title)), lineOf(rule), ...rows.map(padded)].join("\n");
};
