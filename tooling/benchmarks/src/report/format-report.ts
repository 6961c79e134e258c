import { styleText } from "node:util";

import type { Figure } from "../statistics/figure.ts";
import type { Column, Report, Row, Verdict } from "./report.ts";

/** The median, and half the distance between the least and the greatest of the rounds. */
const formatFigure = (figure: Figure | null | undefined, digits: number): string => {
  if (figure === null || figure === undefined) return "-";
  const { median, lowest, highest } = figure;
  const text = median.toFixed(digits);
  return lowest === highest ? text : `${text} ±${((highest - lowest) / 2).toFixed(digits)}`;
};

const cellsOf = (columns: readonly Column[], { name, figures }: Row): readonly string[] => [
  name,
  ...columns.map(({ digits }, index) => formatFigure(figures[index], digits)),
];

const MARKS = {
  reached: styleText("green", "✓"),
  missed: styleText("red", "✗"),
  "not judged": styleText("dim", "·"),
} as const;

/** Whole numbers of counts as they are, ratios with what tells them apart. */
const formatLimit = (limit: number): string => (Number.isInteger(limit) ? String(limit) : limit.toFixed(3));

const formatVerdict = ({ claim, figure, limit, outcome }: Verdict): string => {
  const isCount = [figure.lowest, figure.highest].every(Number.isInteger);
  const text = `${MARKS[outcome]} ${claim}: ${formatFigure(figure, isCount ? 0 : 3)}, to be at most ${formatLimit(limit)}`;
  return outcome === "not judged" ? `${text} ${styleText("dim", "(too short a run to judge)")}` : text;
};

/** A table of the variants, and below it what was promised. */
export const formatReport = ({ title, columns, rows, verdicts }: Report): string => {
  const head = ["", ...columns.map((column) => column.title)];
  const table = [head, ...rows.map((row) => cellsOf(columns, row))];
  const widths = head.map((_, column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0)));
  const lines = table.map((cells) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  "),
  );
  const [heading = "", ...body] = lines;
  return [styleText("bold", title), styleText("dim", heading), ...body, ...verdicts.map(formatVerdict)].join("\n");
};
