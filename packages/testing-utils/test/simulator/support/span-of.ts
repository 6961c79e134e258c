import type { SimulatedSpan } from "../../../src/simulator/finish/simulated-span.ts";
import type { SimulatedTrace } from "../../../src/simulator/finish/simulated-trace.ts";

/** All spans of a trace whose name begins like that, in the order of their starts. */
export const spansNamed = ({ spans }: SimulatedTrace, name: string): readonly SimulatedSpan[] =>
  spans
    .filter((span) => span.name.startsWith(name))
    .toSorted((left, right) => left.startTime[0] - right.startTime[0] || left.startTime[1] - right.startTime[1]);

/** The one span whose name begins like that. */
export const spanNamed = (trace: SimulatedTrace, name: string): SimulatedSpan => {
  const [span, ...others] = spansNamed(trace, name);
  if (span === undefined || others.length > 0) throw new Error(`Expected one span "${name}"`);
  return span;
};
