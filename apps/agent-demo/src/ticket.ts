/** What a customer comes with. */
export interface Ticket {
  /** For the terminal. */
  readonly title: string;
  readonly question: string;
  /** The customer leaves in the middle of the answer, after so many pieces of it. */
  readonly leavesAfterPieces?: number;
}
