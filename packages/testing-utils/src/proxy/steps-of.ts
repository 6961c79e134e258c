import { MixReader } from "../mix-reader.ts";
import type { DataScript } from "../script.ts";
import type { Fault } from "./fault.ts";

const isList = <Step>(script: DataScript<Step>): script is readonly Step[] => Array.isArray(script);

/** The faults of a script in their order; a list ends, and so does a refusal, which is none of a connection. */
export function* stepsOf(script: DataScript<Fault>): Generator<Fault, undefined> {
  if (isList(script)) {
    yield* script;
  } else if (script.kind === "mix") {
    const mixed = new MixReader(script);
    for (let step = mixed.next(); step !== undefined; step = mixed.next()) yield step;
  } else if (script.kind === "refuse") {
    yield script;
  } else {
    for (;;) yield script;
  }
}
