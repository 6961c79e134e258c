import type { SuiteResult } from "../../src/suite.ts";

/** What is wrong, a line each: the scenario, the client, and an aspect in which it fails. */
export const failuresOf = ({ cells }: SuiteResult): readonly string[] =>
  cells.flatMap(({ scenario, client, findings }) =>
    [...new Set(findings.map(({ aspect }) => aspect))].map((aspect) => `${scenario} | ${client} | ${aspect}`),
  );

export const findingsOf = ({ cells }: SuiteResult, scenario: string, client: string): readonly string[] => {
  const cell = cells.find((each) => each.scenario === scenario && each.client === client);
  if (cell === undefined) throw new Error(`Expected a cell ${scenario} × ${client}`);
  return cell.findings.map(({ aspect }) => aspect);
};
