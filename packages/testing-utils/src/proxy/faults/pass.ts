import type { Line } from "../line.ts";

/** No fault: every byte and both ends are passed on as they come. */
export interface PassFault {
  readonly kind: "pass";
}

export const performPass = (_: PassFault, line: Line): Promise<void> => line.relay();
