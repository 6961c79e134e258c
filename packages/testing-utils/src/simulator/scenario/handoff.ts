import { count, expectCountOption } from "../distribution/count.ts";
import type { Count } from "../distribution/distribution.ts";
import { expectWeights } from "../option/expect-weights.ts";
import { expectText } from "../option/expect-text.ts";
import { resolveAgentRun, type AgentRunOptions, type AgentRunScenario } from "./agent-run.ts";
import { expectNumber } from "../../expect-option.ts";

/** An agent that may be handed over to. */
export interface SpecialistOptions extends AgentRunOptions {
  /** How often it is this one, beside the others. @default 1 */
  readonly weight?: number;
}

/**
 * Agents that hand over to each other: an INTERNAL span `invoke_workflow {workflow}` around the supervisor's run and
 * the specialists' that follow. Each run has a link to the one that handed over to it.
 */
export interface HandoffOptions {
  /** The name of the workflow. @default "support_crew" */
  readonly workflowName?: string;
  /** @default an agent "supervisor" that decides at once, without tools */
  readonly supervisor?: AgentRunOptions;
  /** @default billing_specialist, shipping_specialist */
  readonly specialists?: readonly SpecialistOptions[];
  /** How often the work is handed over, from 1 to 1000. @default 1 to 2, evenly */
  readonly handoffs?: number | Count;
}

/** A specialist with its weight. */
export interface Specialist {
  readonly weight: number;
  readonly agent: AgentRunScenario;
}

/** A resolved {@link HandoffOptions}, as plain data. */
export interface HandoffScenario {
  readonly kind: "handoff";
  readonly workflowName: string;
  readonly supervisor: AgentRunScenario;
  readonly specialists: readonly Specialist[];
  readonly handoffs: Count;
}

const SPECIALISTS: readonly SpecialistOptions[] = [
  { agentName: "billing_specialist", planShare: 0 },
  { agentName: "shipping_specialist", planShare: 0 },
];

/** Throws a `TypeError` that names the option unless all are sound. */
export const resolveHandoff = (options: HandoffOptions = {}): HandoffScenario => {
  const { specialists = SPECIALISTS } = options;
  return {
    kind: "handoff",
    workflowName: expectText("workflowName", options.workflowName ?? "support_crew"),
    supervisor: resolveAgentRun({ agentName: "supervisor", planShare: 0, steps: 0, ...options.supervisor }),
    specialists: expectWeights(
      "specialists",
      specialists.map(({ weight = 1, ...agent }, index) => ({
        weight: expectNumber(`specialists[${index}].weight`, weight),
        agent: resolveAgentRun(agent),
      })),
    ),
    handoffs: expectCountOption("handoffs", options.handoffs ?? count.uniform(1, 2)),
  };
};
