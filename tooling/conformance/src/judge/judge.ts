import type { ModelClient } from "../clients/model-client.ts";
import type { Observation } from "../observation.ts";
import type { Scenario } from "../scenario.ts";

import { expected, type Finding } from "./finding.ts";
import { judgeProgram } from "./judge-program.ts";
import { judgeSpan } from "./judge-span.ts";

/** Two runs of a scenario, and what the adapter's spans never have. */
export interface Trial {
  readonly scenario: Scenario;
  readonly client: ModelClient;
  readonly control: Observation;
  readonly observed: Observation;
  readonly notRecorded: readonly string[];
}

const spanFindings = ({ scenario, client, control, observed, notRecorded }: Trial): readonly Finding[] => {
  const { spans } = observed;
  if (spans.length !== scenario.spans.length) {
    const names = spans.map(({ name, scope }) => `"${name}" of ${scope}`).join(", ");
    return [expected("spans", scenario.spans.length, `${spans.length}${names && `: ${names}`}`)];
  }
  return scenario.spans.flatMap((wanted, index) => {
    const span = spans[index];
    const completes = client.completions !== null;
    return span === undefined ? [] : judgeSpan({ span, wanted, control, observed, notRecorded, completes });
  });
};

/** All that is not as it should be. */
export const judge = (trial: Trial): readonly Finding[] => [
  ...judgeProgram(trial.control, trial.observed),
  ...spanFindings(trial),
];
