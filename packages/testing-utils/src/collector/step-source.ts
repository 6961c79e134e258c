import { ScriptReader, type Script } from "../script.ts";
import type { Answer } from "./answer.ts";
import type { CollectorRequest } from "./collector-request.ts";

/** A step in the hands of a request. */
export interface DrawnStep {
  readonly order: number;
  readonly answer: Answer;
}

/**
 * Hands out the steps of a collector's script. Those of a list or a mix are drawn in the order in which the heads of
 * requests come, so that they can say what is done with the upload.
 */
export class StepSource {
  /** A function is asked about requests that are there as a whole. */
  readonly needsWholeRequest: boolean;
  readonly #script: ScriptReader<CollectorRequest, Answer>;
  readonly #returned: DrawnStep[] = [];
  #drawn = 0;

  constructor(script: Script<CollectorRequest, Answer>) {
    this.needsWholeRequest = typeof script === "function";
    this.#script = new ScriptReader(script);
  }

  async draw(request: CollectorRequest): Promise<DrawnStep> {
    const returned = this.#returned.shift();
    if (returned !== undefined) return returned;
    const order = this.#drawn++;
    return { order, answer: (await this.#script.next(request)) ?? { kind: "accept" } };
  }

  /** Takes a step back that its request had no use for: the next request gets it. */
  giveBack(step: DrawnStep): void {
    this.#returned.push(step);
    this.#returned.sort((one, other) => one.order - other.order);
  }
}
