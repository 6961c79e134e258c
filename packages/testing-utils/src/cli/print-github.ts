import { printable } from "../lint/printable.ts";
import type { FindingGroup, LintSummary } from "./lint-summary.ts";
import { printText } from "./print-text.ts";

const escapeMessage = (text: string): string =>
  printable(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const escapeProperty = (text: string): string => escapeMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

const annotation = ({ rule, level, count, examples }: FindingGroup): string => {
  const [first] = examples;
  if (first === undefined) return "";
  const { file, line, message, fix, span } = first;
  const more = count === 1 ? "" : ` (and ${count - 1} more)`;
  const properties = `file=${escapeProperty(file)},line=${line},title=${escapeProperty(rule)}`;
  return `::${level} ${properties}::${escapeMessage(`${span.name}: ${message}. Fix: ${fix}${more}`)}\n`;
};

/**
 * For GitHub Actions: one annotation for each sort of finding, at the first place of it, and the same as text.
 *
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export const printGithub = (summary: LintSummary): string =>
  summary.groups().map(annotation).join("") + printText(summary, false);
