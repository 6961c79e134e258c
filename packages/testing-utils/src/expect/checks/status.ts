import type { SpanStatusWord } from "../../span/span-record.ts";
import { oneLine } from "../../value/one-line.ts";
import type { SpanCheck } from "../span-check.ts";
import { describeText, matchesText } from "./text.ts";

/** The code, the message, or both. */
export const statusCheck = (expected: SpanStatusWord | undefined, message?: string | RegExp): SpanCheck => {
  const wanted = [
    ...(expected === undefined ? [] : [`status ${expected}`]),
    ...(message === undefined ? [] : [`a status message ${describeText(message)}`]),
  ];
  return {
    expectation: `to have ${wanted.join(" and ")}`,
    test({ status }) {
      const codeIsRight = expected === undefined || status.code === expected;
      const messageIsRight = message === undefined || matchesText(message, status.message);
      if (codeIsRight && messageIsRight) return null;
      if (status.message !== "") return `status is ${status.code}: ${oneLine(status.message)}`;
      return codeIsRight ? `status is ${status.code} without a message` : `status is ${status.code}`;
    },
  };
};
