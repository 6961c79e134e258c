import { context } from "@opentelemetry/api";

import type { Ending } from "../../src/lifetime/index.ts";

/** An ending that notes what it is told. */
export interface CountedEnding extends Ending {
  readonly told: readonly unknown[];
}

export const countedEnding = (): CountedEnding => {
  const told: unknown[] = [];
  return {
    told,
    context: context.active(),
    touch: () => {},
    end: () => void told.push("end"),
    cancel: () => void told.push("cancel"),
    fail: (error) => void told.push(error),
    abandon: () => void told.push("abandon"),
  };
};
