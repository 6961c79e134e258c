import { AssertionError } from "node:assert";

import type { LintFinding } from "./lint-finding.ts";

/** Spans do not follow the conventions. Its message lists every finding, span by span. */
export class ConventionError extends AssertionError {
  override readonly name = "ConventionError";
  /** Errors and warnings. */
  readonly findings: readonly LintFinding[];

  constructor(message: string, findings: readonly LintFinding[]) {
    super({ message });
    this.findings = findings;
  }
}
