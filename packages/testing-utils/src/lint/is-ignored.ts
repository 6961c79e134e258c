import type { LintFinding } from "./lint-finding.ts";

/** Whether a finding is of a rule or about a key that is to be ignored. */
export const isIgnored = ({ rule, key }: LintFinding, ignore: readonly string[]): boolean =>
  ignore.some((entry) => {
    if (entry === rule) return true;
    if (key === undefined) return false;
    return entry.endsWith("*") ? key.startsWith(entry.slice(0, -1)) : key === entry;
  });
