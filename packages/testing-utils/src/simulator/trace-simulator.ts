import { ROOT_CONTEXT, type Context, type HrTime, type Tracer } from "@opentelemetry/api";

import { expectCount } from "../expect-option.ts";
import { driveTraces, type DriveTotals, type TraceToDrive } from "./drive/drive-traces.ts";
import type { SimulatedSpan } from "./finish/simulated-span.ts";
import type { SimulatedTrace } from "./finish/simulated-trace.ts";
import type { AgentRunOptions } from "./scenario/agent-run.ts";
import type { EmbeddingsRequestOptions } from "./scenario/embeddings.ts";
import type { HandoffOptions } from "./scenario/handoff.ts";
import type { MemorySearchOptions } from "./scenario/memory-search.ts";
import type { ModelRequestOptions } from "./scenario/model-request.ts";
import type { RetrievalOptions } from "./scenario/retrieval.ts";
import type { RetriedRequestOptions } from "./scenario/retried-request.ts";
import { scenario, type Scenario } from "./scenario/scenario.ts";
import type { ToolCallOptions } from "./scenario/tool-call.ts";
import { resolveSimulator, type SimulatorSettings, type TraceSimulatorOptions } from "./simulator-options.ts";
import { inOrderOfTime, type Strand } from "./time/in-order-of-time.ts";
import { moveClock } from "./time/move-clock.ts";
import { TraceFactory } from "./trace-factory.ts";
import { arrivalsOf, type Arrival } from "./workload/arrivals.ts";
import { resolveWorkload, type WorkloadOptions, type WorkloadSettings } from "./workload/workload-options.ts";

/** Ids are a permutation of pairs of numbers below 2^32: the index of the trace, and the span's number in it. */
const MAX_INDEX = 2 ** 32 - 1;

/** How spans are driven. */
export interface DriveOptions {
  /** What the roots of the traces are under. @default nothing: each is the root of a trace of its own */
  readonly context?: Context;
}

/**
 * Traces of LLM applications that nobody has to wait or pay for: requests, streams, agents, tools, retries, failures,
 * sound by the GenAI conventions, and the same for the same seed, to the byte. They come as finished spans without an
 * SDK, or are driven through any tracer.
 *
 * Throws a `TypeError` that names the option for a bad one, here and in each method.
 *
 * @example
 * const simulator = new TraceSimulator({ seed: 7 });
 * const { spans } = simulator.agentRun({ steps: 2, toolFailureRate: 0.5 });
 * for (const trace of simulator.workload({ ratePerSecond: 50, traces: 1000 })) {
 *   for (const span of trace.spans) processor.onEnd(span);
 * }
 */
export class TraceSimulator {
  readonly #settings: SimulatorSettings;
  readonly #factory: TraceFactory;
  #nextIndex = 0;

  constructor(options: TraceSimulatorOptions = {}) {
    this.#settings = resolveSimulator(options);
    this.#factory = new TraceFactory(this.#settings);
  }

  /** One call of a model, whole or streamed. */
  modelRequest(options?: ModelRequestOptions): SimulatedTrace {
    return this.run(scenario.modelRequest(options));
  }

  /** An agent with its requests and tools. */
  agentRun(options?: AgentRunOptions): SimulatedTrace {
    return this.run(scenario.agentRun(options));
  }

  /** An application that tries a request again, each attempt a span of its own. */
  retriedRequest(options?: RetriedRequestOptions): SimulatedTrace {
    return this.run(scenario.retriedRequest(options));
  }

  /** Agents that hand over to each other, with links between their runs. */
  handoff(options?: HandoffOptions): SimulatedTrace {
    return this.run(scenario.handoff(options));
  }

  /** One call of a tool. */
  toolCall(options?: ToolCallOptions): SimulatedTrace {
    return this.run(scenario.toolCall(options));
  }

  /** A search in a data source, over the embedding of its query. */
  retrieval(options?: RetrievalOptions): SimulatedTrace {
    return this.run(scenario.retrieval(options));
  }

  /** One call of an embedding model. */
  embeddings(options?: EmbeddingsRequestOptions): SimulatedTrace {
    return this.run(scenario.embeddings(options));
  }

  /** A search in an agent's memory. */
  memorySearch(options?: MemorySearchOptions): SimulatedTrace {
    return this.run(scenario.memorySearch(options));
  }

  /** The next trace: it starts now, and the clock is moved on to its end. */
  run(what: Scenario): SimulatedTrace {
    return this.#handOut({ startTime: this.#settings.clock.hrTime(), scenario: what });
  }

  /**
   * One trace alone: the same one that this index has among all that the seed gives, whatever else was made. The clock
   * stays, and no index is used up. `index` is a whole number below 2^32.
   */
  trace(index: number, what: Scenario, startTime: HrTime = this.#settings.clock.hrTime()): SimulatedTrace {
    if (expectCount("index", index) > MAX_INDEX) {
      throw new TypeError(`Expected \`index\` to be a whole number from 0 to ${MAX_INDEX}, got ${index}`);
    }
    return this.#factory.finish(index, what, startTime);
  }

  /**
   * Traces that arrive by a rate and overlap, one at a time and in the order of their starts. They are made as they are
   * asked for: there may be millions, or no end.
   */
  workload(options: WorkloadOptions = {}): Generator<SimulatedTrace, void, undefined> {
    return this.#traces(resolveWorkload(options));
  }

  /** The same as single spans in the order of their ends over all traces, as a processor would see them. */
  workloadSpans(options: WorkloadOptions = {}): Generator<SimulatedSpan, void, undefined> {
    return this.#spans(resolveWorkload(options));
  }

  /**
   * Starts and ends the spans of a scenario or of a workload on a tracer, with the times of the simulation and each
   * under its parent, in the order in which it happens. It is done as it returns. Ids are the tracer's own.
   *
   * Throws a `TypeError` for a workload without an end, and what the tracer's processors throw.
   *
   * @example
   * const clock = new VirtualClock();
   * new TraceSimulator({ clock }).drive(provider.getTracer("app"), scenario.agentRun());
   */
  drive(tracer: Tracer, what: Scenario | WorkloadOptions, options: DriveOptions = {}): DriveTotals {
    const { context = ROOT_CONTEXT } = options;
    const { clock } = this.#settings;
    return driveTraces(this.#traceToDrive(what), { tracer, clock, context });
  }

  #arrivals(workload: WorkloadSettings): Generator<Arrival, void, undefined> {
    const random = this.#factory.random.fork(this.#nextIndex, "arrivals");
    return arrivalsOf(workload, this.#settings.clock.hrTime(), random);
  }

  #handOut({ scenario: what, startTime }: Arrival): SimulatedTrace {
    const made = this.trace(this.#nextIndex++, what, startTime);
    moveClock(this.#settings.clock, made.endTime);
    return made;
  }

  *#traces(workload: WorkloadSettings): Generator<SimulatedTrace, void, undefined> {
    for (const arrival of this.#arrivals(workload)) yield this.#handOut(arrival);
  }

  *#spans(workload: WorkloadSettings): Generator<SimulatedSpan, void, undefined> {
    const strandOf = ({ startTime, scenario: what }: Arrival): Strand<SimulatedSpan> => {
      const { index, spans } = this.trace(this.#nextIndex++, what, startTime);
      const moments = spans.map((span, order) => ({ time: span.endTime, trace: index, order, happening: span }));
      return { startTime, moments };
    };
    for (const { time, happening } of inOrderOfTime(this.#arrivals(workload).map(strandOf))) {
      moveClock(this.#settings.clock, time);
      yield happening;
    }
  }

  #traceToDrive(what: Scenario | WorkloadOptions): Iterable<TraceToDrive> {
    const planOf = ({ scenario: planned, startTime }: Arrival): TraceToDrive => {
      const index = this.#nextIndex++;
      return { index, startTime, spans: this.#factory.plan(index, planned).spans };
    };
    if ("kind" in what) return [planOf({ startTime: this.#settings.clock.hrTime(), scenario: what })];
    const workload = resolveWorkload(what);
    if (Number.isFinite(workload.traces) || Number.isFinite(workload.durationMs)) {
      return this.#arrivals(workload).map(planOf);
    }
    throw new TypeError("Expected `traces` or `durationMs` for a workload that is driven, got neither");
  }
}
