import type { SteadyResult, SteadyTask } from "../programs/steady-process.ts";
import { measure, type Measured } from "./measure.ts";
import type { ProgramWithSinkOptions } from "./program-with-sink.ts";

export const SPANS_PER_SECOND = 5000;

const file = new URL("../programs/steady-process.ts", import.meta.url);

type Given = Pick<SteadyTask, "variant" | "load" | "seconds">;

/** A program that makes spans at {@link SPANS_PER_SECOND}, and what came of it. */
export const atASteadyRate = (
  given: Given,
  conditions: Omit<ProgramWithSinkOptions, "file" | "task"> = {},
): Promise<Measured<SteadyResult>> => {
  const task: Omit<SteadyTask, "url"> = { ...given, spansPerSecond: SPANS_PER_SECOND };
  return measure({ file, task, ...conditions });
};
