import type { HrTime } from "@opentelemetry/api";

import { ContentWriter } from "./content/content-writer.ts";
import { finishSpans } from "./finish/finish-spans.ts";
import { simulatedResource, type SimulatedResource } from "./finish/simulated-resource.ts";
import type { SimulatedTrace } from "./finish/simulated-trace.ts";
import { Timeline } from "./plan/timeline.ts";
import { TracePlan } from "./plan/trace-plan.ts";
import { TraceRandom } from "./random/trace-random.ts";
import { expectScenario } from "./scenario/expect-scenario.ts";
import { planScenario } from "./scenario/plan-scenario.ts";
import type { Scenario } from "./scenario/scenario.ts";
import type { SimulatorSettings } from "./simulator-options.ts";
import { later } from "./time/hr-time.ts";

/** Makes one trace from the seed, its index and its scenario: nothing else has an influence on it but its start. */
export class TraceFactory {
  readonly random: TraceRandom;
  readonly #settings: SimulatorSettings;
  readonly #resource: SimulatedResource;

  constructor(settings: SimulatorSettings) {
    this.random = new TraceRandom(settings.seed);
    this.#settings = settings;
    this.#resource = simulatedResource(settings.resourceAttributes);
  }

  plan(index: number, scenario: Scenario): TracePlan {
    const { content, promptBytes } = this.#settings;
    const plan = new TracePlan();
    const scope = {
      plan,
      random: this.random.fork(index, "plan"),
      content: content ? new ContentWriter(this.random.fork(index, "content"), promptBytes) : undefined,
    };
    planScenario(new Timeline(scope), expectScenario("scenario", scenario));
    return plan;
  }

  finish(index: number, scenario: Scenario, startTime: HrTime): SimulatedTrace {
    const { spans } = this.plan(index, scenario);
    const traceId = this.random.traceId(index);
    const endNs = spans.reduce((latest, { end }) => Math.max(latest, end.ns), 0);
    return {
      index,
      scenario,
      traceId,
      startTime,
      endTime: later(startTime, endNs),
      spans: finishSpans(spans, {
        traceId,
        spanId: ({ number }) => this.random.spanId(index, number),
        startTime,
        resource: this.#resource,
        scope: this.#settings.scope,
      }),
    };
  }
}
