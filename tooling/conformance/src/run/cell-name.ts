/** Where a row of the report meets a column. */
export interface CellName {
  readonly scenario: string;
  readonly client: string;
}

export const cellKey = ({ scenario, client }: CellName): string => `${scenario} × ${client}`;
