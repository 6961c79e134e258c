import { styleText } from "node:util";

import { plural } from "../lint/count-findings.ts";
import { printable } from "../lint/printable.ts";
import type { Example, FindingGroup, LintSummary } from "./lint-summary.ts";

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

const groupLines = ({ rule, level, scope, count, examples }: FindingGroup, paint: Paint): readonly string[] => {
  const [first] = examples;
  const mark = paint(level === "error" ? "red" : "yellow", level.padEnd("warning".length));
  const times = `${plural(count, "time")}${scope === "" ? "" : `, in spans of ${scope}`}`;
  const where = ({ file, line, span }: Example): string =>
    printable(`${file}:${line}  ${span.name}${span.spanId === "" ? "" : `  (span ${span.spanId})`}`);
  return [
    `${mark}  ${paint("bold", rule)}  ${printable(times)}`,
    `  ${printable(first?.message ?? "")}`,
    `  → ${printable(first?.fix ?? "")}`,
    ...examples.map((example) => paint("dim", `  ${where(example)}`)),
    ...(count > examples.length ? [paint("dim", `  and ${count - examples.length} more`)] : []),
  ];
};

const totals = ({ spans, errors, warnings, passedOver, ungrouped, unreadableCount }: LintSummary): string => {
  const rest = [
    ...(ungrouped === 0 ? [] : [`${ungrouped} of them of sorts that are not shown`]),
    ...[...passedOver].map(([signal, count]) => `${plural(count, "request")} of ${signal} passed over`),
    ...(unreadableCount === 0 ? [] : [`${plural(unreadableCount, "place")} that could not be read`]),
  ];
  return [`${plural(errors, "error")}, ${plural(warnings, "warning")} in ${plural(spans, "span")}`, ...rest].join("; ");
};

/** For people: one block for each sort of finding, with the first places of it. */
export const printText = (summary: LintSummary, colors: boolean): string => {
  const paint: Paint = (style, text) => (colors ? styleText(style, text, { validateStream: false }) : text);
  const blocks = summary.groups().map((group) => groupLines(group, paint).join("\n"));
  return `${[...blocks, `${totals(summary)}.`].join("\n\n")}\n`;
};
