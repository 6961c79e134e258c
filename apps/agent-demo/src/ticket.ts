/** What a customer comes with. */
export interface Ticket {
  /** The id of the conversation that it begins. */
  readonly id: string;
  /** For the terminal. */
  readonly title: string;
  /** A complaint is planned, and looked up in the handbook. */
  readonly kind: "question" | "complaint";
  readonly text: string;
  /** The customer leaves in the middle of the answer, after so many pieces of it. */
  readonly leavesAfterPieces?: number;
}
