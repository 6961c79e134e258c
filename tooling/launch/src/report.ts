import type { LedgerSnapshot } from "@sideband/core";

/** What an application of the suites says on stdout at its end, once for every processor that it made. */
export interface Report {
  readonly counts: LedgerSnapshot;
  readonly log: readonly string[];
}

export const readReports = (stdout: string): readonly Report[] =>
  stdout
    .split("\n")
    .filter((line) => line.startsWith('{"counts"'))
    .map((line) => JSON.parse(line) as Report);
